package dev.archipelago.app.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What all pages have around their content: the rules of the browser, styles, the numbers and the scripts.
///
/// A page names the only two scripts that a browser may run in it by their hashes, and forbids everything from elsewhere.
///
/// @param version of this program
/// @param style beside that of all pages
/// @param script of the page, such as report.js
record Frame(Words words, String version, String style, String script) {

    /// @param content of the body
    /// @param numbers that the script reads
    String around(String title, Page content, JsonNode numbers) {
        String charts = Resources.chartScript();
        String own = Resources.script(script);
        Page page = new Page();
        page.raw("<!DOCTYPE html>\n<html lang=\"" + words.of("language") + "\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.raw(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                        + "script-src '" + hash(charts) + "' '" + hash(own) + "'\">\n");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.element("title", title);
        page.raw("<!--\nuPlot " + Resources.chartVersion() + "\n" + Resources.chartLicence().strip() + "\n-->\n");
        page.raw("<style>\n" + Resources.chartStyle() + "\n" + Resources.style() + style + "</style>\n</head>\n");
        page.raw("<body>\n").raw(content.toString());
        page.raw("<footer>").text(words.of("made", version)).raw(" ")
                .text(words.of("licence", Resources.chartVersion())).raw("</footer>\n");
        page.raw("<script type=\"application/json\" id=\"data\">").raw(json(numbers)).raw("</script>\n");
        page.raw("<script>" + charts + "</script>\n<script>" + own + "</script>\n</body>\n</html>\n");
        return page.toString();
    }

    /// JSON that may stand inside an HTML element: it holds no angle bracket.
    private static String json(JsonNode numbers) {
        return new JsonMapper().writeValueAsString(numbers).replace("<", "\\u003c").replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
