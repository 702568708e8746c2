package dev.tgrow.world;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Names of people from many places, each with a spelling that a username can hold.
final class Names {
    private Names() {}

    /// @param shown as people write it themselves
    /// @param latin in lower-case Latin letters
    record Name(String shown, String latin) {}

    /// First names and the surnames that go with them.
    record Place(List<Name> first, List<Name> last) {}

    static final List<Place> PLACES = List.of(
            place("Anna Jonas Clara Felix Greta Lukas Marie Paul Svenja Till", "Adler Bauer Dorn Fischer Kuhn Vogel"),
            place("Emma Oliver Grace Henry Isla Jack Ruby Thomas Maeve Noah", "Baker Carter Hart Turner Wood O’Neill"),
            place(
                    "Lucía:lucia Mateo Sofía:sofia Diego Inés:ines Pablo Núria:nuria Iker",
                    "García:garcia Muñoz:munoz Vidal Ibáñez:ibanez Ortega Peña:pena"),
            place(
                    "Анна:anna Борис:boris Вера:vera Глеб:gleb Дарья:darya Егор:egor Ольга:olga Пётр:petr Юлия:yulia",
                    "Черных:chernykh Долгих:dolgikh Седых:sedykh Мельник:melnik Гончар:gonchar Живаго:zhivago"),
            place(
                    "Оксана:oksana Тарас:taras Мирослава:myroslava Андрій:andrii Соломія:solomiia",
                    "Шевченко:shevchenko Бондар:bondar Коваль:koval Їжак:yizhak"),
            place(
                    "Ayşe:ayse Mehmet Zeynep Çağlar:caglar Elif İbrahim:ibrahim Gül:gul",
                    "Yılmaz:yilmaz Kaya Şahin:sahin Öztürk:ozturk Aydın:aydin"),
            place("王芳:wangfang 李伟:liwei 张敏:zhangmin 刘洋:liuyang 陈静:chenjing", ""),
            place("さくら:sakura はると:haruto ゆい:yui れん:ren", "佐藤:sato 鈴木:suzuki 高橋:takahashi"),
            place("فاطمة:fatima محمد:mohamed ليلى:layla يوسف:yusuf", "الحسن:alhassan منصور:mansour"),
            place("प्रिया:priya अर्जुन:arjun अनन्या:ananya रोहन:rohan", "शर्मा:sharma पटेल:patel गुप्ता:gupta"),
            place("Ελένη:eleni Νίκος:nikos Σοφία:sofia Γιώργος:giorgos", "Παππάς:pappas Βασιλείου:vasileiou"),
            place("🌻:sunflower Rose🌹:rose mr.green:mrgreen Basil", ""));

    private static Place place(String first, String last) {
        return new Place(names(first), last.isEmpty() ? List.of() : names(last));
    }

    private static List<Name> names(String words) {
        return Stream.of(words.split(" ", -1))
                .map(word -> {
                    var colon = word.indexOf(':');
                    return colon < 0
                            ? new Name(word, word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                            : new Name(word.substring(0, colon), word.substring(colon + 1));
                })
                .toList();
    }
}
