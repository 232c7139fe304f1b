package dev.archipelago;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the house to its plan ([Rooms]): who may import whom, which library is at home where, and what no room does.
class LayeringTest {
    private static final String ROOT = "dev.archipelago.";

    /// Fewer classes than this means the rules below looked at nothing. Raise it as the code grows.
    private static final int LEAST_CLASSES = 20;

    private static final Rooms ROOMS = Rooms.ofTheHouse();
    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        String tests = LayeringTest.class.getProtectionDomain().getCodeSource().getLocation().toString();
        classes = new ClassFileImporter()
                .withImportOption(location -> !location.contains(tests) && !location.contains("test-classes"))
                .importPackages("dev.archipelago");
    }

    @Test
    void classes_ofEveryModule_areLookedAt() {
        assertThat(classes).hasSizeGreaterThan(LEAST_CLASSES);
        assertThat(classes.stream().map(type -> Rooms.moduleOf(type.getPackageName())).distinct())
                .contains("model", "simulator", "exporters", "app");
    }

    @Test
    void package_withoutRank_isRefused() {
        assertThat(packages().filter(name -> !ROOMS.knows(name)))
                .as("packages without a rank: give them one in Rooms, with a reason in the commit")
                .isEmpty();
    }

    @Test
    void import_withinModule_goesStrictlyDown() {
        assertNoDependency("imports that do not go down", (from, to) -> {
            String origin = from.getPackageName();
            String target = to.getPackageName();
            return ours(to) && !origin.equals(target) && ROOMS.knows(origin) && ROOMS.knows(target)
                    && Rooms.moduleOf(origin).equals(Rooms.moduleOf(target))
                    && ROOMS.rank(origin) <= ROOMS.rank(target);
        });
    }

    @Test
    void import_betweenModules_followsThePlan() {
        assertNoDependency("imports between modules that the plan does not have", (from, to) -> {
            if (!ours(to)) {
                return false;
            }
            String origin = Rooms.moduleOf(from.getPackageName());
            String target = Rooms.moduleOf(to.getPackageName());
            return !origin.equals(target) && !Rooms.MODULES.get(origin).contains(target);
        });
    }

    @Test
    void package_ofOurs_isNullMarkedAndExplained() {
        assertThat(packages().filter(name -> !nullMarked(name)))
                .as("packages without a package-info that is @NullMarked")
                .isEmpty();
    }

    @Test
    void library_outsideItsRoom_isRefused() {
        assertOnly("javafx.", in("app.editor"));
        assertOnly("org.controlsfx.", in("app.editor"));
        assertOnly("tools.jackson.", in("model.file", "simulator.report", "simulator.job", "app.cli",
                "app.workbench", "app.report"));
        assertOnly("org.jgrapht.", in("model.graph"));
        assertOnly("org.eclipse.", in("exporters.layout"));
        assertOnly("org.snakeyaml.", in("exporters.yaml"));
        assertOnly("picocli.", in("app.cli"));
        assertOnly("com.github.difflib.", in("app.workbench"));
        assertOnly("org.fxmisc.", in("app.editor.export", "app.editor.text"));
        assertOnly("java.awt.", in("exporters.picture"));
        assertOnly("javax.imageio.", in("exporters.picture"));
    }

    @Test
    void javafx_inTheEditorsDocument_isOnlyItsBase() {
        Predicate<JavaClass> base = type -> Stream
                .of("javafx.beans", "javafx.collections", "javafx.util", "javafx.event")
                .anyMatch(type.getPackageName()::startsWith);
        assertNoDependency("more of JavaFX than javafx.base",
                (from, to) -> in("app.editor.document").test(from) && to.getPackageName().startsWith("javafx.")
                        && !base.test(to));
    }

    @Test
    void bottomRooms_useNothingButJava() {
        Predicate<JavaClass> bottom = in("model.quantity", "model.finding", "simulator.kernel", "simulator.random",
                "simulator.measure");
        assertNoDependency("bottom rooms import java.* only",
                (from, to) -> bottom.test(from) && !from.getPackageName().equals(to.getPackageName())
                        && !to.getPackageName().startsWith("java.") && !to.getPackageName().isEmpty()
                        && !to.getPackageName().startsWith("org.jspecify."));
    }

    @Test
    void diagram_outsideDrawingAndFiles_isUnknown() {
        Predicate<JavaClass> allowed = in("model.diagram", "model.document", "model.shape", "model.check", "model.edit",
                "model.file", "exporters.layout", "exporters.picture", "exporters.notation", "app");
        assertNoDependency("only drawings know where things are drawn",
                (from, to) -> in("model.diagram").test(to) && !allowed.test(from));
    }

    @Test
    void console_outsideTheCommandLine_isUntouched() {
        Predicate<JavaClass> console = in("app.cli").or(type -> type.getName().equals(ROOT + "app.Main"));
        assertNoAccess("System.out, System.err, System.exit and printStackTrace belong to the command line", console,
                access -> owner(access, "java.lang.System") && Set.of("out", "err", "exit").contains(access.getName())
                        || access.getName().equals("printStackTrace"));
    }

    @Test
    void clockAndChance_inLibraries_areUntouched() {
        Predicate<JavaClass> free = in("app", "simulator.run")
                .or(type -> type.getPackageName().equals(ROOT + "simulator"));
        assertNoAccess("libraries take time and chance as arguments", free,
                access -> owner(access, "java.util.concurrent.ThreadLocalRandom") || owner(access, "java.util.Random")
                        || owner(access, "java.lang.Math") && access.getName().equals("random")
                        || owner(access, "java.lang.System")
                                && Set.of("currentTimeMillis", "nanoTime").contains(access.getName())
                        || access.getTargetOwner().getPackageName().equals("java.time")
                                && access.getName().equals("now"));
    }

    @Test
    void staticField_anywhere_isFinal() {
        assertThat(classes.stream().flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaField::getFullName))
                .as("static fields that can change")
                .isEmpty();
    }

    @Test
    void className_thatSaysNothing_isRefused() {
        List<String> empty = List.of("Impl", "Manager", "Helper", "Helpers", "Util", "Utils", "Data", "Info");
        assertThat(classes.stream().map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info") && empty.stream().anyMatch(name::endsWith)))
                .as("names that come from no field: %s", empty)
                .isEmpty();
    }

    private static void assertOnly(String libraryPrefix, Predicate<JavaClass> home) {
        assertNoDependency(libraryPrefix + "* outside its room",
                (from, to) -> to.getPackageName().concat(".").startsWith(libraryPrefix) && !home.test(from));
    }

    private static void assertNoDependency(String rule, BiPredicate<JavaClass, JavaClass> forbidden) {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (forbidden.test(type, target)) {
                    violations.add(
                            type.getName() + " -> " + target.getName() + "  " + dependency.getSourceCodeLocation());
                }
            }
        }
        assertThat(violations).as(rule).isEmpty();
    }

    private static void assertNoAccess(String rule, Predicate<JavaClass> exempt, Predicate<JavaAccess<?>> forbidden) {
        assertThat(classes.stream().filter(exempt.negate())
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(forbidden)
                .map(JavaAccess::getDescription))
                .as(rule)
                .isEmpty();
    }

    private static boolean owner(JavaAccess<?> access, String className) {
        return access.getTargetOwner().getName().equals(className);
    }

    private static Predicate<JavaClass> in(String... rooms) {
        return type -> Stream.of(rooms).map(ROOT::concat)
                .anyMatch(room -> type.getPackageName().equals(room) || type.getPackageName().startsWith(room + "."));
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static boolean nullMarked(String packageName) {
        JavaPackage room = classes.getPackage(packageName);
        return room.isAnnotatedWith("org.jspecify.annotations.NullMarked");
    }

    private static Stream<String> packages() {
        return classes.stream().map(JavaClass::getPackageName).distinct().sorted();
    }
}
