package dev.tgrow.datacentre.api;

/// All methods of the API.
public final class AllMethods {
    private AllMethods() {}

    public static Methods methods() {
        var methods = new Methods();
        HelpMethods.register(methods);
        StartUpMethods.register(methods);
        var signIns = new SignIns();
        PhoneMethods.register(methods, signIns);
        PasswordMethods.register(methods, signIns);
        QrMethods.register(methods, signIns);
        SessionMethods.register(methods);
        UserMethods.register(methods);
        ContactMethods.register(methods);
        UpdateMethods.register(methods);
        DialogMethods.register(methods);
        HistoryMethods.register(methods);
        MessageMethods.register(methods);
        SendMethods.register(methods);
        EditMethods.register(methods);
        ReactionMethods.register(methods);
        ScheduleMethods.register(methods);
        TopicMethods.register(methods);
        FileMethods.register(methods);
        StarMethods.register(methods);
        ChatMethods.register(methods);
        MemberMethods.register(methods);
        LinkMethods.register(methods);
        JoinRequestMethods.register(methods);
        return methods;
    }
}
