package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.world.WorldError;
import java.util.List;

/// What clients ask of themselves when they start, about things that this world doesn't have: each is answered that
/// there is none, so that nothing is asked again and again.
final class StartUpMethods {
    private static final TlObject DEFAULT_SOUND = TlObject.of("notificationSoundDefault");

    private StartUpMethods() {}

    static void register(Methods methods) {
        settings(methods);
        nothing(methods);
        noMedia(methods);
        done(methods);
    }

    private static void settings(Methods methods) {
        var notifications = TlObject.of("peerNotifySettings")
                .with("show_previews", true)
                .with("silent", false)
                .with("mute_until", 0);
        constant(methods, "account.getNotifySettings", notifications);
        constant(
                methods,
                "account.getReactionsNotifySettings",
                TlObject.of("reactionsNotifySettings")
                        .with("sound", DEFAULT_SOUND)
                        .with("show_previews", true));
        constant(methods, "account.getContentSettings", TlObject.of("account.contentSettings"));
        constant(methods, "account.getGlobalPrivacySettings", TlObject.of("globalPrivacySettings"));
        constant(
                methods,
                "messages.getDefaultHistoryTTL",
                TlObject.of("defaultHistoryTTL").with("period", 0));
        constant(
                methods,
                "messages.getDialogFilters",
                TlObject.of("messages.dialogFilters").with("filters", List.of(TlObject.of("dialogFilterDefault"))));
        constant(methods, "messages.getPeerSettings", peerSettings());
        methods.add("account.getNotifyExceptions", request -> request.view().updates(List.of()));
    }

    private static TlObject peerSettings() {
        return TlObject.of("messages.peerSettings").with("settings", TlObject.of("peerSettings"));
    }

    private static void nothing(Methods methods) {
        constant(
                methods,
                "messages.getAttachMenuBots",
                TlObject.of("attachMenuBots").with("hash", 1L));
        constant(methods, "contacts.getBirthdays", TlObject.of("contacts.contactBirthdays"));
        constant(methods, "contacts.getTopPeers", TlObject.of("contacts.topPeersDisabled"));
        constant(methods, "contacts.getBlocked", TlObject.of("contacts.blocked"));
        constant(methods, "channels.getSendAs", TlObject.of("channels.sendAsPeers"));
        constant(methods, "messages.getSponsoredMessages", TlObject.of("messages.sponsoredMessagesEmpty"));
        constant(methods, "contacts.getStatuses", List.of());
        constant(methods, "messages.getSuggestedDialogFilters", List.of());
        constant(methods, "messages.getDialogUnreadMarks", List.of());
        constant(methods, "langpack.getLanguages", List.of());
        constant(methods, "langpack.getStrings", List.of());
        methods.add("stories.getPeerMaxIDs", StartUpMethods::noStories);
    }

    /// One entry for each peer that was asked about.
    private static List<TlObject> noStories(Request request) {
        return request.arguments().objects("id").stream()
                .map(_ -> TlObject.of("recentStory"))
                .toList();
    }

    private static void noMedia(Methods methods) {
        constant(methods, "messages.getAvailableEffects", hashed("messages.availableEffects"));
        constant(methods, "account.getChatThemes", TlObject.of("account.themes").with("hash", 1L));
        constant(
                methods,
                "messages.getSavedReactionTags",
                TlObject.of("messages.savedReactionTags").with("hash", 1L));
        constant(
                methods,
                "messages.getAllStickers",
                TlObject.of("messages.allStickers").with("hash", 1L));
        constant(methods, "account.getSavedMusicIds", TlObject.of("account.savedMusicIds"));
        constant(methods, "photos.getUserPhotos", TlObject.of("photos.photos"));
        methods.add("messages.getStickerSet", _ -> {
            throw WorldError.of("STICKERSET_INVALID");
        });
    }

    private static TlObject hashed(String constructor) {
        return TlObject.of(constructor).with("hash", 1);
    }

    /// What is told to the server and changes nothing that anybody sees.
    private static void done(Methods methods) {
        for (String method : List.of(
                "account.updateStatus",
                "account.registerDevice",
                "account.unregisterDevice",
                "messages.setTyping",
                "messages.saveDraft",
                "messages.reportSpam")) {
            constant(methods, method, true);
        }
    }

    private static void constant(Methods methods, String method, Object answer) {
        methods.add(method, _ -> answer);
    }
}
