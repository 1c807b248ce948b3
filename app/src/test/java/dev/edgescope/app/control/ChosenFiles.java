package dev.edgescope.app.control;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** A user who has decided beforehand. */
public final class ChosenFiles implements FileDialogs {
  private Optional<Path> answer = Optional.empty();

  /** What is chosen next, whatever is asked for; nothing has been before. */
  public void choose(Path file) {
    answer = Optional.of(file);
  }

  @Override
  public Optional<Path> open(
      Window owner, String title, List<ExtensionFilter> kinds, Optional<Path> folder) {
    return answer;
  }

  @Override
  public Optional<Path> save(Window owner, String name, List<ExtensionFilter> kinds) {
    return answer;
  }

  @Override
  public Optional<Path> folder(Window owner, String title) {
    return answer;
  }
}
