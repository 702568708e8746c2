package dev.tgrow.promo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tgrow.telegram.ParseMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Hello                   | Hello
            {{title}}               | Garden
            Hi {{ title }}, {{who}} | Hi Garden, Mira
            {{title}}{{title}}      | GardenGarden
            {title}                 | {title}
            a }} b                  | a }} b
            \\{{title}}             | {{title}}
            \\\\{{title}}           | \\\\Garden
            """)
    void namesBecomeValues(String source, String filled) {
        var template = Template.parse(source, ParseMode.NONE);
        assertThat(template.filled(Map.of("title", "Garden", "who", "Mira"))).isEqualTo(filled);
    }

    @Test
    void theNamesAreToldInTheirOrder() {
        var template = Template.parse("{{b}} {{a}} \\{{c}} {{b}}", ParseMode.NONE);
        assertThat(template.variables()).containsExactly("b", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{{}}", "{{ }}", "{{title", "a {{title} b", "{{a\nb}}", "{{a{{b}}"})
    void whatIsNoNameIsQuoted(String source) {
        assertThatThrownBy(() -> Template.parse(source, ParseMode.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a variable")
                .hasMessageContaining("'{{");
    }

    @Test
    void nothingInAValueIsTakenForFormatting() {
        var values = Map.of("x", "<b>&\"'a*_[b](c)`~|\\");
        assertThat(Template.parse("{{x}}", ParseMode.NONE).filled(values)).isEqualTo(values.get("x"));
        assertThat(Template.parse("{{x}}", ParseMode.HTML).filled(values))
                .isEqualTo("&lt;b&gt;&amp;&quot;&#39;a*_[b](c)`~|\\");
        assertThat(Template.parse("{{x}}", ParseMode.MARKDOWN).filled(values))
                .isEqualTo("\\<b\\>\\&\\\"\\'a\\*\\_\\[b\\]\\(c\\)\\`\\~\\|\\\\");
    }

    @Test
    void aValueIsNotATemplate() {
        assertThat(Template.parse("{{x}}", ParseMode.NONE).filled(Map.of("x", "{{y}}")))
                .isEqualTo("{{y}}");
    }
}
