package dev.archipelago.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgPictureTest {

    @Test
    void boutique_asSvg_holdsAGroupWithTitleForEveryComponentAndConnection() throws Exception {
        Document boutique = Boutique.document();

        List<Element> groups = elements(parsed(svg(boutique)), "g");

        List<String> names = groups.stream().map(group -> group.getAttribute("id")).toList();
        boutique.architecture().components().keySet().forEach(id -> assertThat(names).contains("component-" + id));
        assertThat(names).contains("connection-frontend--checkout", "connection-events--email");
        assertThat(groups).filteredOn(group -> group.getAttribute("class").equals("component"))
                .allSatisfy(group -> assertThat(elements(group, "title")).hasSize(1))
                .allSatisfy(group -> assertThat(elements(group, "desc")).hasSize(1));
    }

    @Test
    void svg_ofEqualDocuments_isEqualWhateverTheDefaultLanguage() {
        Locale machine = Locale.getDefault();
        byte[] first = svg(Boutique.document());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(svg(Boutique.document())).isEqualTo(first);
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(svg(Boutique.document())).isEqualTo(first);
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void names_withMarkupAndControlCharacters_areEscaped() throws Exception {
        String name = "<b>&\"x\"\u0001";
        Document hostile = Document.of(name, Boutique.document().architecture().withComponent(new ComponentId("odd"),
                Component.of(ComponentKind.SERVICE).withName(name)));

        Element root = parsed(svg(hostile));

        assertThat(root.getAttribute("aria-label")).isEqualTo("<b>&\"x\"");
        assertThat(elements(root, "text")).anySatisfy(text -> assertThat(text.getTextContent()).isEqualTo("<b>&\"x\""));
    }

    @Test
    void chinese_names_stayWholeAndKindsAreTranslated() throws Exception {
        Drawing drawing = Drawings.of(Boutique.chinese(), Overlay.NONE, Palette.DARK,
                PictureOptions.COMPLETE.withLanguage(Locale.SIMPLIFIED_CHINESE));

        List<String> texts = elements(parsed(SvgPicture.paint(drawing).getBytes(StandardCharsets.UTF_8)), "text")
                .stream()
                .map(Element::getTextContent).toList();

        assertThat(texts).contains("结算服务", "购物车", "网关 · Go", "数据库").anyMatch(text -> text.endsWith("…"));
    }

    private static byte[] svg(Document document) {
        return Picture.render(document, Picture.Format.SVG, Palette.LIGHT, 1);
    }

    private static Element parsed(byte[] svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg))
                .getDocumentElement();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
