package dev.tgrow.input;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    private Path directory;

    @Test
    void aMessageLosesItsByteOrderMarkItsReturnsAndItsLastLineBreak() {
        assertThat(MessageFile.read("-", bytes("\ufeffHello\r\n\nworld 👋\n"))).isEqualTo("Hello\n\nworld 👋");
    }

    @Test
    void brokenTextNamesTheByte() {
        var bytes = new ByteArrayInputStream(new byte[] {'a', 'b', (byte) 0xc3, '(', 'c'});
        assertThatThrownBy(() -> MessageFile.read("-", bytes))
                .isInstanceOf(InputException.class)
                .hasMessage("standard input is not UTF-8 text (byte 3, counted from 0)");
    }

    @Test
    void textThatEndsInTheMiddleOfACharacterIsBroken() {
        assertThatThrownBy(() -> MessageFile.read("-", new ByteArrayInputStream(new byte[] {'a', (byte) 0xf0})))
                .hasMessage("standard input is not UTF-8 text (byte 2, counted from 0)");
    }

    @Test
    void textOfAnotherEncodingIsNone() {
        var bytes = "Hi".getBytes(UTF_16LE);
        assertThatThrownBy(() -> MessageFile.read("-", new ByteArrayInputStream(bytes)))
                .hasMessage("standard input has a NUL character, which no text has (byte 1, counted from 0)");
    }

    /// But for the character NUL, which no text has.
    @Test
    void theJdkAgreesOnWhatIsUtf8() {
        var random = new Random(5);
        for (int run = 0; run < 30_000; run++) {
            var bytes = new byte[random.nextInt(1, 7)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) bytes[0] = (byte) (0xe0 + random.nextInt(0x16));
            assertThat(accepted(bytes)).isEqualTo(decodable(bytes));
        }
    }

    private static boolean accepted(byte[] bytes) {
        try {
            TextFile.read("-", new ByteArrayInputStream(bytes), 100);
            return true;
        } catch (InputException _) {
            return false;
        }
    }

    private static boolean decodable(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().indexOf('\0') < 0;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    @Test
    void aMessageHasALargestSize() {
        var most = "x".repeat((int) MessageFile.LIMIT);
        assertThat(MessageFile.read("-", bytes(most))).hasSize(most.length());
        assertThatThrownBy(() -> MessageFile.read("-", bytes(most + "x")))
                .hasMessage("standard input is larger than 1 MiB");
    }

    @Test
    void aMessageOfNothingIsAnError() {
        assertThatThrownBy(() -> MessageFile.read("-", bytes(" \n\n"))).hasMessage("standard input holds no text");
    }

    @Test
    void filesThatCanNotBeReadAreNamed() {
        var missing = directory.resolve("none.txt").toString();
        assertThatThrownBy(() -> MessageFile.read(missing, bytes("")))
                .isInstanceOf(InputException.class)
                .hasMessage("can't read " + missing + ": no such file");
        assertThatThrownBy(() -> MessageFile.read(directory.toString(), bytes("")))
                .isInstanceOf(InputException.class)
                .hasMessage("can't read " + directory + ": Is a directory");
        assertThatThrownBy(() -> MessageFile.read("a\0b", bytes(""))).isInstanceOf(InputException.class);
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
