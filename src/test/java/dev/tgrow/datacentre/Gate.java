package dev.tgrow.datacentre;

import dev.tgrow.datacentre.api.WorldCalls;
import dev.tgrow.datacentre.mtproto.Answer;
import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.mtproto.Rpc;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.run.Time;
import dev.tgrow.world.Fault;
import java.util.Optional;
import java.util.function.Consumer;

/// Stands before the API: logs every call, holds it up, and lets go wrong what the script and the world's file say.
final class Gate implements Rpc {
    private final Rpc api;
    private final Time time;
    private final WorldCalls world;
    private final Script script;
    private final RequestLog log;
    private final Consumer<Caller> revoke;

    /// @param revoke ends a caller's session for good
    Gate(Rpc api, Time time, WorldCalls world, Script script, RequestLog log, Consumer<Caller> revoke) {
        this.api = api;
        this.time = time;
        this.world = world;
        this.script = script;
        this.log = log;
        this.revoke = revoke;
    }

    @Override
    public Answer answer(Caller caller, TlObject call) throws InterruptedException {
        var entry = log.begin(time.now(), caller, call);
        try {
            time.sleep(script.latencyOf(call.name()).plus(world.latency(call.name())));
            var effect = strike(caller, call);
            var answer = effect.isEmpty() ? api.answer(caller, call) : struck(effect.get(), caller, call);
            log.end(entry, time.now(), outcome(answer), effect.isPresent());
            return answer;
        } catch (RuntimeException e) {
            log.end(entry, time.now(), new RequestLog.Outcome.Broken(e.toString()), false);
            throw e;
        }
    }

    /// The script goes first; what it strikes, the world's file doesn't count.
    private Optional<Effect> strike(Caller caller, TlObject call) {
        var occasion = Occasion.of(caller, call);
        return script.strike(occasion).or(() -> world.strike(caller, call).map(Gate::effect));
    }

    private static Effect effect(Fault.Effect fault) {
        return switch (fault) {
            case Fault.Effect.Refuse(int code, String text) -> new Effect.Refuse(code, text);
            case Fault.Effect.Slow(var length) -> new Effect.Delay(length);
            case Fault.Effect.LoseRequest _ -> new Effect.DropBefore();
            case Fault.Effect.LoseConnection _ -> new Effect.DropAfter();
            case Fault.Effect.LoseAnswer _ -> new Effect.Mute();
            case Fault.Effect.Hang _ -> new Effect.Hang();
        };
    }

    private Answer struck(Effect effect, Caller caller, TlObject call) throws InterruptedException {
        return switch (effect) {
            case Effect.Refuse(int code, String text) -> new Answer.RpcError(code, text);
            case Effect.Delay(var length) -> {
                time.sleep(length);
                yield api.answer(caller, call);
            }
            case Effect.DropBefore _ -> new Answer.DropBefore();
            case Effect.Hang _ -> new Answer.Hang();
            case Effect.Mute _ -> {
                var _ = api.answer(caller, call);
                yield new Answer.Hang();
            }
            case Effect.DropAfter _ -> executed(caller, call, Answer.DropAfter::new);
            case Effect.Lose _ -> executed(caller, call, Answer.Lost::new);
            case Effect.Revoke _ -> {
                revoke.accept(caller);
                yield api.answer(caller, call);
            }
        };
    }

    private interface Loss {
        Answer of(Object value);
    }

    private Answer executed(Caller caller, TlObject call, Loss loss) throws InterruptedException {
        var answer = api.answer(caller, call);
        return answer instanceof Answer.Result(Object value) ? loss.of(value) : answer;
    }

    private static RequestLog.Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Result(Object value) -> new RequestLog.Outcome.Answered(kind(value));
            case Answer.RpcError(int code, String text) -> new RequestLog.Outcome.Refused(code, text);
            case Answer.Hang _ -> new RequestLog.Outcome.Hanging();
            case Answer.DropBefore _ -> new RequestLog.Outcome.Dropped();
            case Answer.DropAfter _, Answer.Lost _ -> new RequestLog.Outcome.Unheard();
        };
    }

    private static String kind(Object value) {
        return value instanceof TlObject object
                ? object.name()
                : value.getClass().getSimpleName();
    }
}
