package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.mtproto.Caller;
import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.UserId;
import dev.tgrow.world.Account;
import dev.tgrow.world.World;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One call on its way through its method: who asks, what, and of which world. For the call's own thread.
public final class Request {
    private final Centre centre;
    private final Caller caller;
    private final TlObject arguments;
    private @Nullable View view;

    Request(Centre centre, Caller caller, TlObject arguments) {
        this.centre = centre;
        this.caller = caller;
        this.arguments = arguments;
    }

    /// The call: the method's name and its arguments.
    public TlObject arguments() {
        return arguments;
    }

    public Caller caller() {
        return caller;
    }

    /// The account that asks.
    ///
    /// @throws dev.tgrow.world.WorldError `401 AUTH_KEY_UNREGISTERED` if nobody has logged in
    public Account account() {
        return centre.account(caller);
    }

    public World world() {
        return centre.world();
    }

    public Instant now() {
        return centre.time().now();
    }

    /// Now, as Telegram counts time.
    public int seconds() {
        return centre.seconds();
    }

    /// Where clients reach this server on the loopback address.
    int port() {
        return centre.port();
    }

    Logins logins() {
        return centre.logins();
    }

    Files files() {
        return centre.files();
    }

    Uploads uploads() {
        return centre.uploads();
    }

    QrCodes qrCodes() {
        return centre.qrCodes();
    }

    Audience audience() {
        return centre.audience();
    }

    Feed feed() {
        return centre.feed();
    }

    /// The chat that an argument names: an `InputPeer`, `InputChannel` or `InputUser`.
    public ChatId chat(String field) {
        return chat(arguments.object(field));
    }

    public ChatId chat(TlObject input) {
        return centre.peers().chat(account(), input);
    }

    /// The person that an argument names: an `InputUser` or `InputPeer`.
    public UserId user(String field) {
        return user(arguments.object(field));
    }

    public UserId user(TlObject input) {
        return centre.peers().user(account(), input);
    }

    /// The people that an argument names.
    public List<UserId> users(String field) {
        return arguments.objects(field).stream().map(this::user).toList();
    }

    /// How the account sees people, chats and messages.
    public View view() {
        var seen = view;
        if (seen == null) {
            seen = centre.view(account());
            view = seen;
        }
        return seen;
    }

    /// The `Updates` of all that this call has let happen so far, complete, for its answer.
    public TlObject updates() {
        var view = view();
        return view.updates(happened().stream()
                .flatMap(happening -> view.updates(happening, true).stream())
                .toList());
    }

    /// Keeps what happened from the call's own session, whose answer says it in other words.
    public void tell() {
        var _ = Cause.CURRENT.get().tell();
    }

    private List<Happening> happened() {
        var account = OptionalLong.of(account().id());
        return Cause.CURRENT.get().tell().stream()
                .filter(happening ->
                        happening.account().isEmpty() || happening.account().equals(account))
                .toList();
    }

    /// How some account sees the world, for answers to those who are about to become it.
    View viewOf(Account viewer) {
        return centre.view(viewer);
    }

    /// The answer with everybody and every chat that it mentions in its `users` and `chats`. Every answer that has
    /// these fields must go through here.
    public TlObject complete(TlObject answer) {
        return view().complete(answer);
    }

    /// The same for an answer that has no `chats`.
    public TlObject completeUsers(TlObject answer) {
        return view().completeUsers(answer);
    }
}
