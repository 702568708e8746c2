package dev.tgrow.sandbox;

import dev.tgrow.telegram.Telegram;
import dev.tgrow.telegram.TelegramContract;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SandboxTelegramTest implements TelegramContract {
    private static final String WORLD = """
            accounts:
              - {name: alice, id: 1001, first_name: Alice, username: alice_test}
            people:
              count: 3000
              special:
                - {id: 2001, first_name: Priv, username: priv_user, invite: privacy}
                - {id: 2002, first_name: Prem, username: prem_user, invite: premium}
                - {id: 2003, first_name: Nora, username: notmutual_user, invite: USER_NOT_MUTUAL_CONTACT}
                - {id: 2004, first_name: Block, username: block_user, write: USER_IS_BLOCKED}
                - {id: 2005, first_name: Free, username: free_user}
                - {id: 2006, first_name: Flood, username: flood_user}
                - {id: 2007, first_name: Owner, username: owner_user}
            chats:
              - {id: 5001, title: Source, username: source_group, members: {first: 0, count: 1000}, roles: {alice: member, owner_user: creator}}
              - {id: 5002, title: Target, username: target_group, members: {first: 2000, count: 20}, roles: {alice: admin}, posts: 5}
              - {id: 5003, title: Hidden, username: hidden_group, members: {first: 0, count: 500}, hidden_members: true, roles: {alice: member, owner_user: creator}}
              - {id: 5004, title: Capped, username: capped_group, members: {first: 0, count: 1000}, list_cap: 400, roles: {alice: member}}
              - {id: 5005, title: Read, username: readonly_group, members: {first: 0, count: 10}, permissions: [], roles: {alice: member}}
              - {id: 5006, title: Slow, username: slow_group, members: {first: 0, count: 10}, slow_mode: 30, roles: {alice: member}}
              - {id: 5007, title: Private, invite: AbCdEfGhIjKlMnOp, members: {first: 0, count: 30}, roles: {owner_user: creator}}
              - {id: 6001, title: News, username: news_channel, kind: channel, members: {first: 0, count: 50}, roles: {alice: member}, posts: 300}
            faults:
              - {call: AddMember, user: flood_user, error: FLOOD_WAIT_120}
              - {call: AddMember, user: flood_user, error: PEER_FLOOD}
            """;

    @TempDir
    Path directory;

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(directory, WORLD);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Override
    public Telegram telegram() {
        return stage.client();
    }

    @Override
    public String group() {
        return "source_group";
    }

    @Override
    public String cappedGroup() {
        return "capped_group";
    }

    @Override
    public int cap() {
        return 400;
    }

    @Override
    public String hiddenGroup() {
        return "hidden_group";
    }

    @Override
    public String target() {
        return "target_group";
    }

    @Override
    public String readOnlyGroup() {
        return "readonly_group";
    }

    @Override
    public String slowGroup() {
        return "slow_group";
    }

    @Override
    public Duration slowMode() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String channel() {
        return "news_channel";
    }

    @Override
    public int channelPosts() {
        return 300;
    }

    @Override
    public String invite() {
        return "AbCdEfGhIjKlMnOp";
    }

    @Override
    public String freePerson() {
        return "free_user";
    }

    @Override
    public String privatePerson() {
        return "priv_user";
    }

    @Override
    public String premiumPerson() {
        return "prem_user";
    }

    @Override
    public String notMutualPerson() {
        return "notmutual_user";
    }

    @Override
    public String floodPerson() {
        return "flood_user";
    }

    @Override
    public String blockingPerson() {
        return "block_user";
    }
}
