package dev.tgrow.datacentre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final ChatId CLUB = ChatId.ofSupergroup(7001);
    private static final UserId MIRA = new UserId(2001);

    private final Script script = new Script();

    private Optional<Effect> strike(String method) {
        return strike(method, 1001);
    }

    private Optional<Effect> strike(String method, long account) {
        return script.strike(new Occasion(method, OptionalLong.of(account), Set.of(CLUB), Set.of(MIRA)));
    }

    /// The numbers of the calls that are struck, of so many.
    private List<Integer> struck(int calls) {
        var struck = new ArrayList<Integer>();
        for (int call = 1; call <= calls; call++) {
            if (strike("a.call").isPresent()) struck.add(call);
        }
        return struck;
    }

    @Test
    void aRuleStrikesItsMethodOnceAndNoOther() {
        var rule = script.on("a.call").error("PEER_FLOOD");
        assertThat(strike("another.call")).isEmpty();
        assertThat(strike("a.call")).contains(new Effect.Refuse(400, "PEER_FLOOD"));
        assertThat(strike("a.call")).isEmpty();
        assertThat(rule.seen()).isEqualTo(2);
        assertThat(rule.struck()).isEqualTo(1);
    }

    @Test
    void aRuleHoldsNotBeforeItHasAnEffect() {
        var rule = script.on("a.call");
        assertThat(strike("a.call")).isEmpty();
        rule.hang();
        assertThat(strike("a.call")).contains(new Effect.Hang());
    }

    @Test
    void whichOfTheCallsIsSaidInNumbers() {
        script.on("a.call").at(3).hang();
        assertThat(struck(5)).containsExactly(3);
        script.clear();
        script.on("a.call").after(2).times(2).hang();
        assertThat(struck(6)).containsExactly(3, 4);
        script.clear();
        script.on("a.call").after(1).every(3).hang();
        assertThat(struck(10)).containsExactly(4, 7, 10);
        script.clear();
        script.on("a.call").forEver().hang();
        assertThat(struck(3)).containsExactly(1, 2, 3);
    }

    @Test
    void chanceStrikesTheSameCallsInEachRun() {
        script.on("a.call").sometimes(0.25, 7).dropAfter();
        var first = struck(400);
        script.clear();
        script.on("a.call").sometimes(0.25, 7).dropAfter();
        assertThat(struck(400)).isEqualTo(first).hasSizeBetween(60, 140);
        script.clear();
        script.on("a.call").sometimes(0.25, 8).dropAfter();
        assertThat(struck(400)).isNotEqualTo(first);
    }

    @Test
    void aRuleMayBeAboutOneAccountOneChatOrOnePerson() {
        script.on(Script.ANY).of(1002).in(CLUB).about(MIRA).forEver().hang();
        assertThat(strike("a.call", 1001)).isEmpty();
        assertThat(strike("a.call", 1002)).isPresent();
        var elsewhere = new Occasion("a.call", OptionalLong.of(1002), Set.of(), Set.of(MIRA));
        assertThat(script.strike(elsewhere)).isEmpty();
        var others = new Occasion("a.call", OptionalLong.of(1002), Set.of(CLUB), Set.of());
        assertThat(script.strike(others)).isEmpty();
    }

    @Test
    void ofTwoRulesWhoseTurnItIsTheFirstStrikesAndTheOtherWaits() {
        script.on("a.call").flood(Duration.ofSeconds(3));
        script.on("a.call").dropBefore();
        assertThat(strike("a.call")).contains(new Effect.Refuse(420, "FLOOD_WAIT_3"));
        assertThat(strike("a.call")).contains(new Effect.DropBefore());
        assertThat(strike("a.call")).isEmpty();
    }

    @Test
    void aRuleThatIsStoppedStrikesNoMore() {
        var rule = script.on("a.call").forEver().hang();
        assertThat(strike("a.call")).isPresent();
        rule.stop();
        assertThat(strike("a.call")).isEmpty();
    }

    @Test
    void latencyIsPerMethodOrForAllThatHaveNoneOfTheirOwn() {
        script.latency(Script.ANY, Duration.ofMillis(20));
        script.latency("a.call", Duration.ofMillis(80));
        assertThat(script.latencyOf("a.call")).isEqualTo(Duration.ofMillis(80));
        assertThat(script.latencyOf("another.call")).isEqualTo(Duration.ofMillis(20));
        script.clear();
        assertThat(script.latencyOf("a.call")).isEqualTo(Duration.ZERO);
    }
}
