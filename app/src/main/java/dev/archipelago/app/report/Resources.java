package dev.archipelago.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// What a page is made of besides figures: its own style and script, and those of the charts.
final class Resources {
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/";
    private static final String POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

    private Resources() {}

    static String style() {
        return read("report.css");
    }

    /// @param name such as report.js
    static String script(String name) {
        return read("common.js") + read(name);
    }

    static String chartStyle() {
        return read(CHARTS + chartVersion() + "/dist/uPlot.min.css");
    }

    static String chartScript() {
        return read(CHARTS + chartVersion() + "/dist/uPlot.iife.min.js");
    }

    static String chartLicence() {
        return read(CHARTS + chartVersion() + "/LICENSE");
    }

    static String chartVersion() {
        try (InputStream in = open(POM)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Resources.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not on the class path");
        }
        return in;
    }
}
