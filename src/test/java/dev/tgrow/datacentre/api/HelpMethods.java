package dev.tgrow.datacentre.api;

import dev.tgrow.datacentre.tl.TlObject;
import java.util.ArrayList;
import java.util.List;

/// `help.*`: where the data centres are, and what holds for all clients.
final class HelpMethods {
    private static final int DATA_CENTRES = 5;
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    private HelpMethods() {}

    static void register(Methods methods) {
        methods.addOpen("help.getConfig", HelpMethods::config)
                .addOpen("help.getAppConfig", HelpMethods::appConfig)
                .addOpen("help.getNearestDc", HelpMethods::nearestDc)
                .addOpen("help.getCountriesList", HelpMethods::countries)
                .addOpen("help.getTermsOfServiceUpdate", HelpMethods::terms)
                .add("help.getPromoData", HelpMethods::promo)
                .add("help.getPeerColors", HelpMethods::colours)
                .add("help.getPeerProfileColors", HelpMethods::colours)
                .add("help.saveAppLog", _ -> true);
    }

    private static TlObject config(Request request) {
        return constants(TlObject.of("config")
                .with("date", request.seconds())
                .with("expires", request.seconds() + HOUR)
                .with("test_mode", false)
                .with("this_dc", request.caller().dc())
                .with("dc_options", options(request))
                .with("dc_txt_domain_name", "localhost")
                .with("me_url_prefix", "https://t.me/")
                .with("webfile_dc_id", 4)
                .with("caption_length_max", request.world().limits().caption())
                .with("message_length_max", request.world().limits().text()));
    }

    /// All data centres are this one. TDLib uses the options marked `static` where it goes through a proxy, the others
    /// where it doesn't.
    private static List<TlObject> options(Request request) {
        var options = new ArrayList<TlObject>();
        for (int id = 1; id <= DATA_CENTRES; id++) {
            var option = TlObject.of("dcOption")
                    .with("id", id)
                    .with("ip_address", "127.0.0.1")
                    .with("port", request.port());
            options.add(option.with("static", true).with("this_port_only", true));
            options.add(option);
        }
        return options;
    }

    private static TlObject constants(TlObject config) {
        return config.with("chat_size_max", 200)
                .with("megagroup_size_max", 200_000)
                .with("forwarded_count_max", 100)
                .with("online_update_period_ms", 210_000)
                .with("offline_blur_timeout_ms", 5_000)
                .with("offline_idle_timeout_ms", 30_000)
                .with("online_cloud_timeout_ms", 300_000)
                .with("notify_cloud_delay_ms", 30_000)
                .with("notify_default_delay_ms", 1_500)
                .with("push_chat_period_ms", 60_000)
                .with("push_chat_limit", 2)
                .with("edit_time_limit", 172_800)
                .with("revoke_time_limit", Integer.MAX_VALUE)
                .with("revoke_pm_time_limit", Integer.MAX_VALUE)
                .with("rating_e_decay", 2_419_200)
                .with("stickers_recent_limit", 200)
                .with("channels_read_media_period", 604_800)
                .with("call_receive_timeout_ms", 20_000)
                .with("call_ring_timeout_ms", 90_000)
                .with("call_connect_timeout_ms", 30_000)
                .with("call_packet_timeout_ms", 10_000);
    }

    private static TlObject appConfig(Request request) {
        if (request.arguments().integer("hash") == 1) return TlObject.of("help.appConfigNotModified");
        return TlObject.of("help.appConfig")
                .with("hash", 1)
                .with("config", TlObject.of("jsonObject").with("value", List.of()));
    }

    private static TlObject nearestDc(Request request) {
        return TlObject.of("nearestDc")
                .with("country", "DE")
                .with("this_dc", request.caller().dc())
                .with("nearest_dc", 1);
    }

    private static TlObject countries(Request request) {
        return TlObject.of("help.countriesList").with("hash", 1);
    }

    private static TlObject terms(Request request) {
        return TlObject.of("help.termsOfServiceUpdateEmpty").with("expires", request.seconds() + DAY);
    }

    private static TlObject promo(Request request) {
        return TlObject.of("help.promoDataEmpty").with("expires", request.seconds() + DAY);
    }

    private static TlObject colours(Request request) {
        return TlObject.of("help.peerColors").with("hash", 1);
    }
}
