/// The methods of the API: the world in the words of TL, and calls in the words of the world.
///
/// A method is a [dev.tgrow.datacentre.api.Method]: a function from a [dev.tgrow.datacentre.api.Request] to what the
/// schema says that the method returns. To add one, write it into the class of its subject (`UserMethods`,
/// `DialogMethods`, …; a new subject gets a class of its own) and register it there, in the static method `register`
/// that [dev.tgrow.datacentre.api.AllMethods] calls. In a method:
///
/// - arguments are read from `request.arguments()`; people and chats with `request.user`, `request.chat`, which check
///   access hashes;
/// - what Telegram would refuse is a [dev.tgrow.world.WorldError], and rules stand in the world, not here;
/// - objects are built by `request.view()`, so that the same person looks the same everywhere;
/// - an answer with the fields `users` and `chats` goes through `request.complete`, which fills them with everybody
///   whom the answer mentions (`request.completeUsers` where there is no `chats`);
/// - `request.updates` has the `Updates` of everything that the call has changed in the world so far; the other
///   sessions get theirs by themselves.
///
/// A method that is one of the world's calls, as faults of its file name them, is listed in
/// [dev.tgrow.datacentre.api.WorldCalls]. Start reading at [dev.tgrow.datacentre.api.Api].
@NullMarked
package dev.tgrow.datacentre.api;

import org.jspecify.annotations.NullMarked;
