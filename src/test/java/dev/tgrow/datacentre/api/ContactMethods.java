package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import dev.tgrow.telegram.UserId;
import java.util.List;

/// An account's contact list.
final class ContactMethods {
    private ContactMethods() {}

    static void register(Methods methods) {
        methods.add("contacts.getContacts", ContactMethods::contacts)
                .add("contacts.getContactIDs", ContactMethods::ids)
                .add("contacts.addContact", ContactMethods::add)
                .add("contacts.deleteContacts", ContactMethods::delete);
    }

    private static TlObject contacts(Request request) {
        var contacts = request.world().users().contacts(request.account()).stream()
                .map(user -> TlObject.of("contact")
                        .with("user_id", user.id().value())
                        .with("mutual", true))
                .toList();
        return request.completeUsers(
                TlObject.of("contacts.contacts").with("contacts", contacts).with("saved_count", contacts.size()));
    }

    private static List<Integer> ids(Request request) {
        return request.world().users().contacts(request.account()).stream()
                .map(user -> Math.toIntExact(user.id().value()))
                .toList();
    }

    /// The name that the account gives them is not kept.
    private static TlObject add(Request request) {
        var user = request.user("id");
        request.world().users().addContact(request.account(), user);
        return changed(request, List.of(user));
    }

    private static TlObject delete(Request request) {
        var users = request.users("id");
        request.world().users().deleteContacts(request.account(), users);
        return changed(request, users);
    }

    /// Tells the account's other sessions, and the one that asks by the answer. Who is a contact stands in the `users`
    /// that come along.
    private static TlObject changed(Request request, List<UserId> users) {
        var updates = request.view()
                .updates(users.stream()
                        .map(user -> TlObject.of("updatePeerSettings")
                                .with("peer", Peers.peer(user))
                                .with("settings", TlObject.of("peerSettings")))
                        .toList());
        request.audience().tellOthers(request.caller(), updates);
        return updates;
    }
}
