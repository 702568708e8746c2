package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Answer;
import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.mtproto.Rpc;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.WorldError;

/// The API of the data centre: finds a call's method and lets it answer. Safe for use by many threads.
public final class Api implements Rpc {
    private final Centre centre;
    private final Methods methods;

    public Api(Centre centre, Methods methods) {
        this.centre = centre;
        this.methods = methods;
    }

    @Override
    public Answer answer(Caller caller, TlObject call) throws InterruptedException {
        var cause = new Cause(caller);
        try {
            return ScopedValue.where(Cause.CURRENT, cause).call(() -> answered(caller, call));
        } catch (WorldError e) {
            return new Answer.RpcError(e.code(), e.text());
        } finally {
            centre.broadcast().over(cause);
        }
    }

    private Answer answered(Caller caller, TlObject call) throws InterruptedException {
        var method = methods.named(call.name());
        // A client needs its configuration even to end a session.
        if (!call.is("help.getConfig")) centre.logins().check(caller);
        if (!methods.isOpen(call.name())) centre.account(caller);
        return new Answer.Result(method.answer(new Request(centre, caller, call)));
    }
}
