package dev.tgrow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.cli.Harness.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages that say something else to each chat.
class PromoTemplateTest {
    private static final String WORLD = """
            now: 2026-11-20T09:00:00Z
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_green}
            people:
              special:
                - {id: 2001, first_name: Mira, username: mira}
            chats:
              - {id: 7001, title: Balcony & <Co>, username: balcony, roles: {alice: member, mira: creator}, members: []}
              - {id: 7002, title: "Seeds *new*", username: seed_swap, roles: {alice: member, mira: creator}, members: []}
              - {id: 7004, title: Read only, username: read_only, permissions: [], roles: {alice: member, mira: creator}, members: []}
            """;

    @TempDir
    private Path directory;

    private Harness harness;

    @BeforeEach
    void open() {
        harness = new Harness(directory).world(WORLD);
    }

    private Result send(String options, String message) {
        return harness.tgrow("promo send --format json " + options, "--message", message);
    }

    private List<String> posts(String chat) {
        return harness.tgrow("channels parse --dry-run --format json " + chat).column("text");
    }

    @Test
    void theTitleOfEachChatIsPutIn() {
        var result = send("--to @balcony --to @seed_swap", "Hello {{title}} ({{chat}}, {{username}})");
        assertThat(result.code()).isZero();
        assertThat(posts("@balcony")).containsExactly("Hello Balcony & <Co> (@balcony, balcony)");
        assertThat(posts("@seed_swap")).containsExactly("Hello Seeds *new* (@seed_swap, seed_swap)");
    }

    @Test
    void aTitleIsNoFormatting() {
        send("--to @balcony --parse-mode html", "<b>Hello</b> {{title}}");
        send("--to @seed_swap --parse-mode markdown", "*Hello* {{title}}");
        assertThat(posts("@balcony")).containsExactly("Hello Balcony & <Co>");
        assertThat(posts("@seed_swap")).containsExactly("Hello Seeds *new*");
    }

    @Test
    void aValueEndsNoAddress() {
        var list = harness.write("targets.csv", "chat,v\n@balcony,' href='https://evil.example\n");
        var result = send("--parse-mode html --targets " + list, "<a href='https://fair.example/?q={{V}}'>here</a>");
        assertThat(result.code()).isZero();
        var posts = harness.tgrow("channels parse --dry-run --format json @balcony");
        assertThat(posts.rows().getFirst().get("links").toString()).doesNotContain("\"https://evil");
    }

    @Test
    void theColumnsOfTheListArePutIn() {
        var csv = harness.write("targets.csv", "Chat;city;date\n'@balcony;Bonn;1 May\n\n@seed_swap;Köln;2 May\n");
        var yaml = harness.write("targets.yaml", "- {chat: '@balcony', title: ours}\n");
        assertThat(send("--targets " + csv, "{{city}}, {{date}}").code()).isZero();
        assertThat(send("--targets " + yaml, "The {{title}} one").code()).isZero();
        assertThat(posts("@balcony")).containsExactly("The ours one", "Bonn, 1 May");
        assertThat(posts("@seed_swap")).containsExactly("Köln, 2 May");
    }

    @Test
    void aMissingValueEndsTheRunBeforeAnythingIsSent() {
        var list = harness.write("targets.csv", "chat,city\n@balcony,Bonn\n@seed_swap,\n");
        var result = send("--targets " + list, "{{city}}");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.error().get("message").asString())
                .contains("{{city}} has no value for @seed_swap (" + list + " line 3)");
        assertThat(posts("@balcony")).isEmpty();
        assertThat(send("--to @balcony", "{{titel}}").error().get("message").asString())
                .contains("{{titel}} has no value for @balcony (--to)");
    }

    @Test
    void whoCantBeWrittenToNeedsNoValue() {
        var list = harness.write("targets.csv", "chat,city\n@balcony,Bonn\n@read_only,\n");
        var result = send("--targets " + list, "{{city}}");
        assertThat(result.code()).isEqualTo(3);
        assertThat(posts("@balcony")).containsExactly("Bonn");
    }

    @Test
    void aTextThatIsTooLongForOneChatIsFoundBeforeAnythingIsSent() {
        var list = harness.write("targets.csv", "chat,x\n@balcony,a\n@seed_swap," + "b".repeat(4097) + "\n");
        var result = send("--targets " + list, "{{x}}");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.error().get("message").asString())
                .contains("the message for @seed_swap (" + list + " line 3) has 4,097 characters");
        assertThat(posts("@balcony")).isEmpty();
    }

    @Test
    void bracesThatAreNoNameAreWrongUsage() {
        var result = send("--to @balcony", "Hello {{title");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.error().get("message").asString()).contains("'{{title' is not a variable");
        assertThat(send("--to @balcony", "Hello \\{{title").code()).isZero();
        assertThat(posts("@balcony")).containsExactly("Hello {{title");
    }

    @Test
    void aCharacterThatNoTextHasIsWrongUsage() {
        var file = harness.write("message.txt", "a\0b");
        var result = harness.tgrow("promo send --format json --to @balcony --message-file " + file);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.error().get("message").asString()).contains("has a NUL character, which no text has (byte 1");
        var list = harness.write("targets.yaml", "- {chat: '@balcony', x: \"a\\0b\"}\n");
        assertThat(send("--targets " + list, "{{x}}").error().get("message").asString())
                .contains("the message for @balcony (" + list + " line 1, column 3) has a NUL character");
    }

    @Test
    void theCampaignIsTheTemplate() {
        var list = harness.write("targets.csv", "chat,city\n@balcony,Bonn\n");
        send("--targets " + list, "{{city}}");
        harness.write("targets.csv", "chat,city\n@balcony,Berlin\n@seed_swap,Köln\n");
        var result = send("--targets " + list, "{{city}}");
        assertThat(result.column("outcome")).containsExactly("already_sent", "sent");
        assertThat(posts("@balcony")).containsExactly("Bonn");
    }

    @Test
    void aListThatIsNoneIsWrongUsage() {
        for (var wrong : List.of(
                "city,date\nBonn,1 May\n|the header names no column 'chat'",
                "chat,chat\n@balcony,x\n|the column 'chat' is there twice",
                "chat,\n@balcony,x\n|the column has no name",
                "chat,city\n@balcony,Bonn,more\n|line 2, column 15: this cell has no column",
                "chat,city\n,Bonn\n|line 2: an entry needs a 'chat'",
                "chat,city\n@no spaces,Bonn\n|line 2: '@no spaces' is not a chat")) {
            var list = harness.write("targets.csv", wrong.substring(0, wrong.indexOf('|')));
            var result = send("--targets " + list, "{{city}}");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.error().get("message").asString()).contains(wrong.substring(wrong.indexOf('|') + 1));
        }
    }
}
