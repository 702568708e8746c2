package dev.tgrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {
    @Test
    void anAddressHasItsParts() {
        assertThat(ServerUrl.parse(
                        "jdbc:postgresql://al%40ice@db.example.org:5433/ledger?sslmode=verify-full&currentSchema=shop"))
                .isEqualTo(new ServerUrl(
                        "db.example.org:5433",
                        "ledger",
                        Optional.of("al@ice"),
                        Optional.of("shop"),
                        Map.of("sslmode", "verify-full")));
        assertThat(ServerUrl.parse(" jdbc:postgresql://[::1]/l?user=bob "))
                .isEqualTo(new ServerUrl("[::1]", "l", Optional.of("bob"), Optional.empty(), Map.of()));
        assertThat(ServerUrl.parse("jdbc:postgresql://one:1,two:2/l")).hasToString("one:1,two:2/l");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://me:hunter2@host/ledger",
                "jdbc:postgresql://host/ledger?password=hunter2",
                "jdbc:postgresql://host/ledger?user=me&password=hunter2",
                "jdbc:postgresql://host/ledger?sslpassword=hunter2",
                "jdbc:postgresql://me:hun/ter2@host/ledger",
                "postgres://me:hunter2@host/ledger",
                "jdbc:postgresql:hunter2",
                "hunter2"
            })
    void aPasswordInItIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> ServerUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("hunter", "ter2")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            jdbc:postgresql://host/ledger?ssl                  | an option in the address is written name=value
            jdbc:postgresql://host/ledger?                     |
            jdbc:postgresql://host/ledger?a=1&a=2              | 'a' stands twice in the address
            jdbc:postgresql://host/ledger?options=-c%20x=1     | 'options' can't stand in the address: tgrow sets the session up itself
            jdbc:postgresql://host/ledger?currentSchema=a,b    | currentSchema names one schema, of small letters, digits and _, not 'a,b'
            jdbc:postgresql://host/%zz                         | the address has a % that begins no escape
            jdbc:postgresql://host                             | an address is written jdbc:postgresql://host/database
            jdbc:postgresql:///ledger                          | an address is written jdbc:postgresql://host/database
            jdbc:postgresql://@host/ledger                     | the user before the @ is empty
            """)
    void whatIsWrongIsSaid(String text, @org.jspecify.annotations.Nullable String why) {
        if (why == null) assertThat(ServerUrl.parse(text).options()).isEmpty();
        else assertThatThrownBy(() -> ServerUrl.parse(text)).hasMessage(why);
    }
}
