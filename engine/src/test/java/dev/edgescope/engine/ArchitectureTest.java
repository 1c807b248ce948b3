package dev.edgescope.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the packages, and what none of them may touch. */
class ArchitectureTest {
  private static final String ROOT = "dev.edgescope.engine.";
  private static final int MOST_FILES = 30;
  private static final int MOST_LINES = 3_500;

  /** From the ground up: a package imports only those before it. */
  private static final List<String> PACKAGES =
      List.of(
          "machine",
          "linalg",
          "data",
          "data.table",
          "data.picture",
          "data.file",
          "data.task",
          "model.patch",
          "model",
          "objective",
          "curvature.edge",
          "curvature",
          "curvature.moments",
          "optimizer",
          "theory",
          "config",
          "config.json",
          "measure",
          "measure.instrument",
          "measure.portrait",
          "training",
          "live",
          "record.row",
          "record",
          "record.export",
          "sweep",
          "sweep.plan",
          "sweep.member",
          "sweep.file",
          "cli");

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.edgescope.engine");

  private static String inPackage(String name) {
    return ROOT + name;
  }

  static Stream<Arguments> directions() {
    return IntStream.range(0, PACKAGES.size() - 1)
        .mapToObj(i -> Arguments.of(PACKAGES.get(i), PACKAGES.subList(i + 1, PACKAGES.size())));
  }

  @ParameterizedTest
  @MethodSource("directions")
  void aPackageImportsOnlyThoseBelowIt(String lower, List<String> higher) {
    noClasses()
        .that()
        .resideInAPackage(inPackage(lower))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(higher.stream().map(ArchitectureTest::inPackage).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(ENGINE);
  }

  @Test
  void everyClassIsInOneOfThePackages() {
    classes()
        .should()
        .resideInAnyPackage(
            PACKAGES.stream().map(ArchitectureTest::inPackage).toArray(String[]::new))
        .check(ENGINE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(ENGINE);
  }

  /** Decoding a picture file takes the picture types of the JDK, and no window. */
  @Test
  void picturesAreDecodedInOneRoom() {
    noClasses()
        .that()
        .resideInAPackage(inPackage("data.picture"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .and(not(resideInAPackage("java.awt.image"))))
        .check(ENGINE);
  }

  @Test
  void thereIsNoWindow() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inPackage("data.picture"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
        .check(ENGINE);
  }

  @Test
  void nativeCallsStayInTheLinearAlgebra() {
    noClasses()
        .that()
        .resideOutsideOfPackages(inPackage("machine"), inPackage("linalg"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco..")
        .check(ENGINE);
  }

  /** Elsewhere they are what goes in and out of the engine. */
  @Test
  void arraysStayInTheLinearAlgebraAndAtTheBorder() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inPackage("linalg"))
        .and()
        .doNotHaveSimpleName("RunArrays")
        .and()
        .doNotHaveSimpleName("NpyArray")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..")
        .check(ENGINE);
  }

  @Test
  void nothingIsPrinted() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inPackage("cli"))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(ENGINE);
  }

  @Test
  void thereIsOneLog() {
    noClasses().should(GeneralCodingRules.USE_JAVA_UTIL_LOGGING).check(ENGINE);
  }

  /** What is said, stored or read is in one language, whatever that of the machine. */
  @Test
  void textIsMadeInALocaleThatIsNamed() {
    noClasses()
        .should()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(Locale.class, "getDefault")
        .orShould()
        .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
        .check(ENGINE);
  }

  @Test
  void noPackageIsTooLarge() throws IOException {
    List<String> tooLarge = new ArrayList<>();
    // From the folder of the module, or from that above it.
    Path module = Files.isDirectory(Path.of("src")) ? Path.of("") : Path.of("engine");
    try (Stream<Path> folders = Files.walk(module.resolve("src/main/java").toAbsolutePath())) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        List<Path> sources;
        try (Stream<Path> files = Files.list(folder)) {
          sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        long lines = 0;
        for (Path source : sources) {
          lines += Files.readAllLines(source).size();
        }
        if (sources.size() > MOST_FILES || lines > MOST_LINES) {
          tooLarge.add("%s: %d files, %d lines".formatted(folder, sources.size(), lines));
        }
      }
    }
    assertEquals(List.of(), tooLarge);
  }
}
