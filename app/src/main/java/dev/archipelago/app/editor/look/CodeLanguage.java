package dev.archipelago.app.editor.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a file is written in, as far as colouring goes: one pattern per language, no grammar.
public enum CodeLanguage {
    YAML("""
            (?<comment>(?:(?<=\\s)|^)#[^\\n]*)\
            |(?<key>^[ \\t]*(?:- +)*(?:[\\w./$-]+|"[^"\\n]*"|'[^'\\n]*')(?=:(?:\\s|$)))\
            |(?<string>"(?:[^"\\\\\\n]++|\\\\.)*+"|'(?:[^'\\n]++|'')*+')\
            |(?<word>(?<=[:\\-] )(?:true|false|null)(?=\\s|$)|^(?:---|\\.\\.\\.)(?=\\s|$)|\\{\\{[^\\n]*?\\}\\})\
            |(?<number>(?<=[:\\-] )-?\\d+(?:\\.\\d+)?(?=\\s|$))"""), DOCKERFILE("""
            (?<comment>^[ \\t]*#[^\\n]*)\
            |(?<key>^[ \\t]*(?:FROM|RUN|CMD|LABEL|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|ONBUILD|STOPSIGNAL\
            |HEALTHCHECK|SHELL)\\b)\
            |(?<string>"(?:[^"\\\\\\n]++|\\\\.)*+"|'[^'\\n]*')\
            |(?<word>\\bAS\\b|--[a-z][\\w-]*|\\$\\{?\\w+\\}?)\
            |(?<number>(?<![\\w.:-])\\d+(?![\\w.:-]))"""), JSON("""
            (?<comment>(?!))\
            |(?<key>"(?:[^"\\\\\\n]++|\\\\.)*+"(?=\\s*:))\
            |(?<string>"(?:[^"\\\\\\n]++|\\\\.)*+")\
            |(?<word>\\b(?:true|false|null)\\b)\
            |(?<number>-?\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b)"""), PROGRAM("""
            (?<comment>//[^\\n]*|/\\*(?s:.*?)\\*/)\
            |(?<key>\\b(?:abstract|async|await|break|case|catch|class|const|continue|default|defer|else|enum|export\
            |extends|final|finally|fn|for|from|func|function|go|if|implements|import|in|interface|let|match|mut|namespace\
            |new|of|package|private|protected|pub|public|record|return|sealed|select|static|struct|switch|this|throw|throws\
            |try|type|use|using|var|void|while|yield)\\b)\
            |(?<string>"(?:[^"\\\\\\n]++|\\\\.)*+"|'(?:[^'\\\\\\n]++|\\\\.)*+'|`(?:[^`\\\\]++|\\\\.)*+`)\
            |(?<word>\\b(?:true|false|null|nil|undefined|None)\\b|@\\w+)\
            |(?<number>\\b\\d[\\d_]*(?:\\.\\d+)?\\b)"""), SCRIPT("""
            (?<comment>(?:(?<=\\s)|^)#[^\\n]*)\
            |(?<key>^[ \\t]*[\\w.-]+(?=\\s*[:=])|\\b(?:if|then|else|elif|fi|for|in|do|done|while|case|esac|def|class|import\
            |from|return|raise|try|except|with|as|async|await|export|set)\\b)\
            |(?<string>"(?:[^"\\\\]++|\\\\.)*+"|'[^'\\n]*')\
            |(?<word>\\$\\{?\\w+\\}?|\\b(?:true|false|True|False|None)\\b)\
            |(?<number>(?<![\\w.:-])\\d+(?:\\.\\d+)?(?![\\w.:-]))"""), PLAIN("(?!)");

    private static final List<String> KINDS = List.of("comment", "key", "string", "word", "number");

    private final Pattern pattern;

    CodeLanguage(String expression) {
        pattern = Pattern.compile(expression, Pattern.MULTILINE);
    }

    /// A stretch of text that has a colour.
    ///
    /// @param kind comment, key, string, word or number
    public record Token(int start, int end, String kind) {}

    /// The language of a file by its name.
    public static CodeLanguage of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.startsWith("dockerfile") || name.endsWith(".dockerfile")) {
            return DOCKERFILE;
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "yaml", "yml", "tpl" -> YAML;
            case "json" -> JSON;
            case "js", "mjs", "ts", "java", "go", "cs", "rs", "kt", "gradle", "proto" -> PROGRAM;
            case "sh", "py", "toml", "env", "properties", "conf", "makefile", "ini", "dockerignore", "gitignore" ->
                SCRIPT;
            default -> PLAIN;
        };
    }

    /// The coloured stretches of a text in order, without overlap.
    public List<Token> tokens(String text) {
        if (this == PLAIN) {
            return List.of();
        }
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            for (String kind : KINDS) {
                if (matcher.group(kind) != null && matcher.end() > matcher.start()) {
                    tokens.add(new Token(matcher.start(), matcher.end(), kind));
                    break;
                }
            }
        }
        return List.copyOf(tokens);
    }
}
