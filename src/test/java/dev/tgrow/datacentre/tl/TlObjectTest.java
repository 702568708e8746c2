package dev.tgrow.datacentre.tl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TlObjectTest {
    private final TlObject user = TlObject.of("user")
            .with("id", 5L)
            .with("age", 30)
            .with("self", true)
            .with("hash", new byte[] {1, 2})
            .with("friends", List.of(1, 2L))
            .with("nickname", null);

    @Test
    void fieldsAreReadByTheirType() {
        assertThat(user.number("id")).isEqualTo(5);
        assertThat(user.number("age")).isEqualTo(30);
        assertThat(user.integer("age")).isEqualTo(30);
        assertThat(user.flag("self")).isTrue();
        assertThat(user.flag("bot")).isFalse();
        assertThat(user.numbers("friends")).containsExactly(1L, 2L);
        assertThat(user.optionalString("nickname")).isEmpty();
        assertThat(user.optionalNumber("id")).hasValue(5);
    }

    @Test
    void whatIsMissingOrOfAnotherTypeIsNamed() {
        assertThatThrownBy(() -> user.string("nickname")).hasMessage("user has no nickname");
        assertThatThrownBy(() -> user.string("id")).hasMessage("user.id is a Long, not a String");
        assertThatThrownBy(() -> user.integer("id")).hasMessage("user.id is a Long, not a Integer");
        assertThatThrownBy(() -> user.optionalString("id")).hasMessage("user.id is a Long, not a String");
        assertThatThrownBy(() -> user.objects("friends")).hasMessage("user.friends is a Integer, not a TlObject");
    }

    @Test
    void anObjectGivenOnIsNotChangedByWhatIsAddedToACopy() {
        var renamed = user.with("id", 6L);
        assertThat(user.number("id")).isEqualTo(5);
        assertThat(renamed.number("id")).isEqualTo(6);
        assertThat(renamed.fields().keySet()).containsExactly("age", "self", "hash", "friends", "id");
    }

    @Test
    void objectsAreEqualByWhatTheyHold() {
        assertThat(user)
                .isEqualTo(user.with("hash", new byte[] {1, 2}))
                .isNotEqualTo(user.with("hash", new byte[] {1, 3}))
                .hasToString("user{id=5, age=30, self=true, hash=[2 bytes], friends=[1, 2]}");
    }
}
