package dev.tgrow.datacentre.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.ChatId;
import dev.tgrow.world.Message;
import java.util.List;

/// What messages can hold that is no file. The world knows its kind alone, so each kind is always the same thing.
final class TlOddMedia {
    private TlOddMedia() {}

    /// The `MessageMedia` by which clients name this kind; one that they don't support for kinds that are unheard of.
    static TlObject of(String kind, Message message) {
        return switch (kind) {
            case "poll" -> poll(message.id());
            case "location" -> TlObject.of("messageMediaGeo").with("geo", place());
            case "venue" -> venue();
            case "contact" -> contact();
            case "dice" -> TlObject.of("messageMediaDice").with("value", 4).with("emoticon", "🎲");
            case "checklist" -> checklist();
            case "invoice" -> invoice();
            case "giveaway" -> giveaway(message.chat());
            case "paid_media" -> paid();
            // A photo whose time is over keeps nothing but its time.
            case "expired" -> TlObject.of("messageMediaPhoto").with("ttl_seconds", 10);
            default -> TlObject.of("messageMediaUnsupported");
        };
    }

    private static TlObject words(String text) {
        return TlObject.of("textWithEntities").with("text", text);
    }

    private static TlObject poll(long message) {
        var poll = TlObject.of("poll")
                .with("id", message)
                .with("question", words("Which bed is next?"))
                .with("answers", List.of(answer("The upper one", "0"), answer("The lower one", "1")));
        return TlObject.of("messageMediaPoll")
                .with("poll", poll)
                .with("results", TlObject.of("pollResults").with("total_voters", 0));
    }

    private static TlObject answer(String text, String option) {
        return TlObject.of("pollAnswer").with("text", words(text)).with("option", option.getBytes(US_ASCII));
    }

    private static TlObject place() {
        return TlObject.of("geoPoint").with("long", 13.4).with("lat", 52.5).with("access_hash", 1L);
    }

    private static TlObject venue() {
        return TlObject.of("messageMediaVenue")
                .with("geo", place())
                .with("title", "The garden")
                .with("address", "Garden Lane 1");
    }

    private static TlObject contact() {
        return TlObject.of("messageMediaContact")
                .with("phone_number", "999770000")
                .with("first_name", "Mira");
    }

    private static TlObject checklist() {
        var item = TlObject.of("todoItem").with("id", 1).with("title", words("Water the beds"));
        return TlObject.of("messageMediaToDo")
                .with(
                        "todo",
                        TlObject.of("todoList").with("title", words("Today")).with("list", List.of(item)));
    }

    private static TlObject invoice() {
        return TlObject.of("messageMediaInvoice")
                .with("title", "Seeds")
                .with("description", "A bag of seeds")
                .with("currency", "EUR")
                .with("total_amount", 500L);
    }

    /// Clients take none that names no channel.
    private static TlObject giveaway(ChatId chat) {
        return TlObject.of("messageMediaGiveaway")
                .with("channels", List.of(chat.supergroupId()))
                .with("quantity", 1)
                .with("months", 3)
                .with("until_date", Integer.MAX_VALUE);
    }

    private static TlObject paid() {
        var preview = TlObject.of("messageExtendedMediaPreview").with("w", 640).with("h", 360);
        return TlObject.of("messageMediaPaidMedia").with("stars_amount", 5L).with("extended_media", List.of(preview));
    }
}
