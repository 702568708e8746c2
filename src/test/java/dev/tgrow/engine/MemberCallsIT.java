package dev.tgrow.engine;

import static dev.tgrow.engine.Company.good;
import static dev.tgrow.engine.Company.json;
import static dev.tgrow.engine.MemberRequests.add;
import static dev.tgrow.engine.MemberRequests.list;
import static dev.tgrow.engine.MemberRequests.meet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Which calls about members arrive at the server, and how often.
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberCallsIT {
    private static final ChatId LARGE = ChatId.ofSupergroup(5004);
    private static final ChatId SHAKY = ChatId.ofSupergroup(5007);
    private static final long BOB = 1002;
    private static final long ANN = 2001;
    private static final long DORA = 2004;

    private Company company;
    private RawTdlib alice;

    @BeforeAll
    void meetPeople(Engine engine, @TempDir Path directory) throws IOException, InterruptedException {
        company = Company.over("members.yaml", engine, directory);
        alice = company.of("alice");
        for (String name : List.of("ann_ash", "dora_doum", "bob_brown")) meet(alice, name);
    }

    @AfterAll
    void part() throws InterruptedException {
        company.close();
    }

    @Test
    void aPullOfAThousandMembersAsksForEachPageOnce() throws InterruptedException {
        meet(alice, "large_group");
        var before = company.centre().log().last();

        for (int offset = 0; offset <= 1000; offset += 200) {
            var page = good(alice.ask(
                    json("{'@type':'getSupergroupMembers','supergroup_id':5004,'offset':%d,'limit':200}", offset)));
            assertThat(page.path("total_count").asInt()).isEqualTo(1000);
            assertThat(page.path("members")).hasSize(offset < 1000 ? 200 : 0);
        }

        var calls = company.centre().log().after(before).stream()
                .filter(call -> call.method().equals("channels.getParticipants"))
                .toList();
        assertThat(calls)
                .extracting(call -> call.arguments().integer("offset"))
                .isEqualTo(
                        IntStream.rangeClosed(0, 5).mapToObj(page -> 200 * page).toList());
        assertThat(calls).allMatch(call -> call.isAnswered());
        assertThat(company.centre()
                        .world()
                        .chats()
                        .open(company.centre().account("alice"), LARGE)
                        .members())
                .isEqualTo(1000);
    }

    @Test
    void membersAreFoundByTheBeginningsOfTheirNames() throws InterruptedException {
        var found = good(alice.ask(json("{'@type':'getSupergroupMembers','supergroup_id':5003,'limit':200,"
                        + "'filter':{'@type':'supergroupMembersFilterSearch','query':'fin'}}")))
                .path("members");

        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("member_id").path("user_id").asLong()).isEqualTo(2006);
    }

    @Test
    void nobodyIsAddedTwiceWhateverTheConnectionLoses() throws InterruptedException {
        meet(alice, "shaky_group");
        var script = company.centre().script();
        var before = company.centre().log().last();
        script.on("channels.inviteToChannel").in(SHAKY).dropBefore();
        assertThat(good(add(alice, SHAKY, ANN)).path("failed_to_add_members")).isEmpty();
        assertThat(invitations(before)).isEqualTo(2);

        before = company.centre().log().last();
        script.on("channels.inviteToChannel").in(SHAKY).dropAfter();
        assertThat(good(add(alice, SHAKY, DORA)).path("failed_to_add_members")).isEmpty();
        assertThat(invitations(before)).isEqualTo(1);

        // The server lost the answer, so the client asks again.
        before = company.centre().log().last();
        script.on("channels.inviteToChannel").in(SHAKY).lose();
        assertThat(good(add(alice, SHAKY, BOB)).path("failed_to_add_members")).isEmpty();
        assertThat(invitations(before)).isEqualTo(2);

        assertThat(list(alice, SHAKY, "Recent")).containsOnlyOnce(ANN, DORA, BOB);
    }

    private long invitations(int since) {
        return company.centre().log().after(since).stream()
                .filter(call -> call.method().equals("channels.inviteToChannel"))
                .count();
    }
}
