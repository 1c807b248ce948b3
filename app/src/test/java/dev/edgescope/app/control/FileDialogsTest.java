package dev.edgescope.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.FileChooser.ExtensionFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDialogsTest {
  private static final ExtensionFilter PDF = new ExtensionFilter("PDF file", "*.pdf");

  @TempDir private Path folder;

  @Test
  void aNameWithoutAnExtensionGetsThatOfItsKind() {
    assertEquals(folder.resolve("edge.pdf"), FileDialogs.named(folder.resolve("edge"), PDF));
  }

  @Test
  void anExtensionOfTheUsersStays() {
    Path mine = folder.resolve("edge.PDF");
    assertEquals(mine, FileDialogs.named(mine, PDF));
  }

  @Test
  void noFileIsWrittenOverThatTheDialogDidNotAskAbout() throws IOException {
    Files.createFile(folder.resolve("edge.pdf"));
    Path asked = folder.resolve("edge");
    assertEquals(asked, FileDialogs.named(asked, PDF));
  }

  @Test
  void whateverItIsCalledStays() {
    Path any = folder.resolve("edge");
    assertEquals(any, FileDialogs.named(any, FileDialogs.all()));
  }
}
