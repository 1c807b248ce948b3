package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No sentence that is seen in the window stands in the sources: all are in the bundles. */
class VisibleWordsTest {
  /** Two words with a blank between them. */
  private static final Pattern WORDS = Pattern.compile("\\p{L}{2,} \\p{L}{2,}");

  /** What goes to the log, and what only a defect brings to light. */
  private static final Pattern UNSEEN_CALL =
      Pattern.compile("(LOG\\..*|Objects\\.requireNonNull|.*\\.log)");

  private static final Pattern DEFECT =
      Pattern.compile("(Illegal|IndexOutOf|Unsupported|Unchecked).*|AssertionError");

  private static final Set<String> OF_THE_COMMAND_LINE =
      Set.of("HeadlessRun", "Launcher", "OpenedFile", "ReplayPicture", "TextLibraries");

  /** They stand beside those of the engine, for whoever wrote a file or a setting. */
  private static final Set<String> REFUSALS =
      Set.of(
          "Fields",
          "FileFormats",
          "Lecture",
          "LessonReader",
          "OutcomeKind",
          "SettingText",
          "SnapshotFile",
          "SnapshotText",
          "WindowState");

  /** Python, SVG, ranges of values, and names of files, folders and fonts. */
  private static final Set<String> NO_LANGUAGE =
      Set.of(
          "FigureSize",
          "Fonts",
          "PlaneScript",
          "PythonScript",
          "RunsFolder",
          "SvgPen",
          "SweepForm",
          "UserFolder");

  /** Drawn once where nobody sees it, so that drawing is warm; told by a defect alone. */
  private static final Set<String> UNSEEN = Set.of("Moment", "Rehearsal", "Series");

  @Test
  void sentencesAreInTheBundles() throws IOException {
    Set<String> left = new TreeSet<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Path> sources;
    try (Stream<Path> files = Files.walk(BundleFiles.project().resolve("app/src/main/java"))) {
      sources = files.filter(file -> isLookedAt(String.valueOf(file.getFileName()))).toList();
    }
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        new Sentences(left).scan(unit, null);
      }
    }
    assertEquals(Set.of(), left);
  }

  private static boolean isLookedAt(String name) {
    String type = name.replace(".java", "");
    return name.endsWith(".java")
        && Stream.of(OF_THE_COMMAND_LINE, REFUSALS, NO_LANGUAGE, UNSEEN)
            .noneMatch(exceptions -> exceptions.contains(type));
  }

  /** Literals with words in them, but for those that nobody is to see. */
  private static final class Sentences extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Set<String> found;

    Sentences(Set<String> found) {
      this.found = found;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
      if (literal.getValue() instanceof String text && WORDS.matcher(text).find()) {
        found.add(
            Path.of(getCurrentPath().getCompilationUnit().getSourceFile().toUri()).getFileName()
                + ": "
                + text);
      }
      return null;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
      return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
      return UNSEEN_CALL.matcher(call.getMethodSelect().toString()).matches()
          ? null
          : super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitThrow(ThrowTree thrown, @Nullable Void nothing) {
      return thrown.getExpression() instanceof NewClassTree made
              && DEFECT.matcher(made.getIdentifier().toString()).matches()
          ? null
          : super.visitThrow(thrown, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
      return DEFECT.matcher(made.getIdentifier().toString()).matches()
          ? null
          : super.visitNewClass(made, null);
    }
  }
}
