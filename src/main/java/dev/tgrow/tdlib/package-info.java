/// Telegram through TDLib: the only place that knows TDLib's names.
///
/// Three rings: [dev.tgrow.tdlib.TdJson] moves text in and out of the library, [dev.tgrow.tdlib.TdClient] matches
/// requests with answers and remembers what updates say, [dev.tgrow.tdlib.TdlibTelegram] turns calls into requests
/// and answers into replies. Sessions are opened by [dev.tgrow.tdlib.TdlibBackend]: start reading there.
@NullMarked
package dev.tgrow.tdlib;

import org.jspecify.annotations.NullMarked;
