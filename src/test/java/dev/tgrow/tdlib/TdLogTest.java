package dev.tgrow.tdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.Notice;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TdLogTest {
    private static final String DELAY = "[ 2][t 4][1795232862.797543048][NetQueryDelayer.cpp:111][#1][!NetQueryDelayer]"
            + "\tDelay: [Query:[id:6815744][tl:0x%s]] [timeout:%d][total_timeout:3] because of [Error : 420 : %s] from"
            + " Session:1:main::Connect::TCP::Socks5 [127.0.0.1:11800] --> [149.154.175.50:443] to DcId{1}";

    private final Redaction redaction = new Redaction();

    @ParameterizedTest
    @CsvSource({
        "545cd15a, 3, FLOOD_WAIT_3, sendMessage",
        "c9e33d54, 40, FLOOD_WAIT_40, addChatMember",
        "77ced9d0, 5, FLOOD_PREMIUM_WAIT_5, getSupergroupMembers",
        "545cd15a, 30, SLOWMODE_WAIT_30, sendMessage",
        "1234abcd, 9, FLOOD_WAIT_9, 0x1234abcd"
    })
    void aDelayIsTold(String id, int seconds, String error, String method) {
        assertThat(TdLog.heldBack(DELAY.formatted(id, seconds, error)))
                .contains(new Notice.HeldBack(method, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Delay: nothing", "Failed: [Query:[id:7][tl:0xc9e33d54]] [timeout:120]"})
    void otherLinesAreNot(String line) {
        assertThat(TdLog.heldBack(line)).isEmpty();
    }

    @Test
    void aDelayThatIsTheServersTroubleIsNotAHoldingBack() {
        assertThat(TdLog.heldBack(DELAY.formatted("545cd15a", 1, "Timedout"))).isEmpty();
    }

    @Test
    void aFloodOfLinesIsCutAndNobodyWaits() {
        var log = new TdLog();
        for (int i = 0; i < 5_000; i++) log.line(2, DELAY.formatted("545cd15a", 3, "FLOOD_WAIT_3"));
        var notices = new ArrayList<Notice>();
        log.drain(notices::add);
        assertThat(notices).hasSize(1_000);
        log.drain(notices::add);
        assertThat(notices).hasSize(1_000);
    }

    @Test
    void aSecretThatWasNamedIsGoneWhereverItTurnsUp() {
        redaction.add("geheim");
        redaction.add("12345");
        redaction.add("ab");
        assertThat(redaction.apply("x=geheim;12345 and able")).isEqualTo("x=…;… and able");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            phone_number = "+999660001"              | 999660001
            setAuthenticationPhoneNumber +999660001  | 999660001
            phone_number:999660001,                  | 999660001
            code = 12345                             | 12345
            password: hunter2                        | hunter2
            bot 1003:AAEfgh-ij_klmnop                | AAEfgh
            text = "meet me at noon"                 | meet
            message:hello there                      | hello
            email = ann@example.org                  | example
            mailed ann@example.org twice             | ann
            key 00112233445566778899aabbccddeeff     | 8899
            hash AbCdEf0123456789AbCdEf01_-          | 0123456789
            first_name = Alice                       | Alice
            """)
    void whatLooksLikeASecretIsGone(String line, String secret) {
        assertThat(redaction.apply(line)).contains("…").doesNotContain(secret);
    }

    @Test
    void aLineThatTellsOfAFaultStaysReadable() {
        var line = DELAY.formatted("545cd15a", 3, "FLOOD_WAIT_3");
        assertThat(redaction.apply(line)).contains("[tl:0x545cd15a]", "[timeout:3]", "FLOOD_WAIT_3", "127.0.0.1:11800");
    }

    @Test
    void coloursAndLineBreaksDoNotReachTheLog() {
        assertThat(redaction.apply("\u001b[1;36mred\u001b[0m\nnext")).doesNotContain("\u001b", "\n");
    }
}
