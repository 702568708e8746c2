package dev.tgrow.sandbox;

import dev.tgrow.telegram.Album;
import dev.tgrow.telegram.Call;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.telegram.FormattedText;
import dev.tgrow.telegram.Media;
import dev.tgrow.telegram.MessageCall;
import dev.tgrow.telegram.MessageId;
import dev.tgrow.telegram.SendOptions;
import dev.tgrow.telegram.Sent;
import dev.tgrow.telegram.SentAlbum;
import dev.tgrow.world.Account;
import dev.tgrow.world.Draft;
import dev.tgrow.world.Message;
import dev.tgrow.world.World;
import dev.tgrow.world.WorldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Sends messages and albums, now or later.
final class Sending {
    private final World world;
    private final Account account;
    private final ServerLine server;
    private final LocalChecks local;
    private final Uploads uploads;

    Sending(World world, Account account, ServerLine server, LocalChecks local) {
        this.world = world;
        this.account = account;
        this.server = server;
        this.local = local;
        this.uploads = new Uploads(world.chance());
    }

    /// Where a message goes and how.
    private record Way(ChatId chat, boolean silent, SendOptions options, Optional<Instant> later, long stars) {}

    Sent send(Call.SendMessage call) throws InterruptedException {
        var message = call.message();
        local.maySend(call.chat(), message.media().map(Media::kind));
        var way = way(call.chat(), message.silent(), message.options(), 1);
        var file = message.media().map(uploads::upload);
        var drafts = List.of(draft(way, message.text(), file));
        return server(call, way, drafts, List.of(file)).getFirst();
    }

    SentAlbum send(MessageCall.SendAlbum call) throws InterruptedException {
        var album = call.album();
        local.maySend(call.chat(), Optional.of(album.parts().getFirst().media().kind()));
        var way =
                way(call.chat(), album.silent(), album.options(), album.parts().size());
        var files = new ArrayList<Optional<Media.Remote>>();
        var drafts = new ArrayList<Draft>();
        for (Album.Part part : album.parts()) {
            var file = Optional.of(uploads.upload(part.media()));
            files.add(file);
            drafts.add(draft(way, part.caption(), file));
        }
        return new SentAlbum(server(call, way, drafts, files));
    }

    private Way way(ChatId chat, boolean silent, SendOptions options, int messages) {
        local.maySendTo(chat, options);
        var price = local.knownChat(chat).starsPerMessage();
        var offered = options.offer(price, messages) / messages;
        return new Way(chat, silent, options, local.later(options.at()), offered);
    }

    private static Draft draft(Way way, FormattedText text, Optional<Media.Remote> file) {
        var topic = way.options().topic();
        return new Draft(
                text,
                file.map(Uploads::attachment),
                OptionalLong.empty(),
                topic.isPresent() ? OptionalLong.of(topic.get().value()) : OptionalLong.empty(),
                way.silent(),
                way.stars(),
                OptionalLong.empty());
    }

    private List<Sent> server(Call<?> call, Way way, List<Draft> drafts, List<Optional<Media.Remote>> files)
            throws InterruptedException {
        try {
            return server.ask(call, () -> {
                var messages = messages(way, drafts);
                var sent = new ArrayList<Sent>();
                for (int i = 0; i < messages.size(); i++) {
                    var message = messages.get(i);
                    var later = way.later().isPresent();
                    sent.add(new Sent(new MessageId(message.id()), message.date(), files.get(i), later));
                }
                return sent;
            });
        } catch (WorldError e) {
            throw SendFailure.of(e);
        }
    }

    private List<Message> messages(Way way, List<Draft> drafts) {
        if (way.later().isPresent()) {
            return world.scheduled()
                    .add(account, way.chat(), drafts, way.later().get());
        }
        return drafts.size() == 1
                ? List.of(world.messages().send(account, way.chat(), drafts.getFirst()))
                : world.messages().sendAlbum(account, way.chat(), drafts);
    }
}
