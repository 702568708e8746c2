package dev.tgrow.world;

import java.util.List;

/// What people write about in the built-in worlds, in several languages.
final class Phrases {
    private Phrases() {}

    private static final List<List<String>> LANGUAGES = List.of(
            List.of(
                    "The tomatoes on the south wall are two weeks early.",
                    "Swap day is on Saturday, bring your spare seedlings.",
                    "Slugs again. Beer traps work, copper tape does not.",
                    "Does anybody know this leaf? It smells of lemon.",
                    "Watering can, gloves, patience: that is all you need.",
                    "Frost is forecast for tonight, cover the dahlias."),
            List.of(
                    "Die Kürbisse brauchen jetzt viel Wasser und noch mehr Sonne.",
                    "Am Sonntag teilen wir die Stauden, kommt vorbei!",
                    "Wer hat noch Saatgut vom alten Grünkohl?",
                    "Der Kompost ist fertig – bitte mit eigenem Eimer kommen."),
            List.of(
                    "Рассада перцев готова, забирайте до пятницы.",
                    "В субботу сажаем чеснок, нужны лопаты.",
                    "Кто знает, чем подкормить гортензию?",
                    "Ночью ожидаются заморозки, укройте розы."),
            List.of(
                    "Este año las fresas han salido dulcísimas.",
                    "¿Alguien cambia semillas de albahaca por cilantro?",
                    "Mañana podamos los rosales a las diez."),
            List.of("Balkonda domates yetiştirmek sandığınızdan kolay.", "Yarın tohum takası var, herkes davetlidir."),
            List.of("今天的番茄熟了,欢迎来尝。", "谁有多余的薄荷苗?"),
            List.of("زرعنا النعناع والريحان اليوم 🌿", "موعدنا في الحديقة يوم الجمعة"));

    private static final List<String> LINKS = List.of(
            "https://garden.example/guide/tomatoes",
            "https://garden.example/calendar?month=5",
            "https://t.me/seed_library/42",
            "http://weather.example/frost");

    private static final List<String> TAGS = List.of("#garden", "#seeds", "#frost", "#swap", "#рассада", "#balkon");

    /// One to three sentences, now and then with a link or a hashtag.
    static String text(Chance chance, long number) {
        var language = chance.of("language").pick(LANGUAGES, number);
        var sentences = Math.min(language.size(), 1 + chance.of("sentences").below(3, number));
        var first = chance.of("first").below(language.size(), number);
        var text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            if (i > 0) text.append(' ');
            text.append(language.get((first + i) % language.size()));
        }
        if (chance.of("link").share(number) < 0.3) {
            text.append('\n').append(chance.of("which link").pick(LINKS, number));
        }
        if (chance.of("tag").share(number) < 0.25) {
            text.append(' ').append(chance.of("which tag").pick(TAGS, number));
        }
        return text.toString();
    }
}
