package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.data.file.FileSource;
import dev.edgescope.engine.data.table.TableColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels that do not count from 0 on, numbered so that there is no class that nobody has. */
class RenumberedTest {
  @TempDir private Path folder;

  @Test
  void classesAreTheLabelsThatOccurInTheirOrder() throws IOException {
    DataSplit split = split(3, "5,1", "6,7", "7,-2", "8,7");
    assertArrayEquals(new int[] {1, 2, 0}, split.train().labels());
    assertEquals(List.of("-2", "1", "7"), split.classNames());
    assertArrayEquals(new int[] {2}, split.test().orElseThrow().labels());
  }

  /** Labels of the whole file count, so that the network does not depend on D. */
  @Test
  void thereIsNoOutputThatNoExampleOfTheFileAsksFor() throws IOException {
    DataSplit split = split(2, "5,1", "6,2", "7,4");
    assertEquals(3, split.train().outputs());
    assertEquals(
        List.of(
            "None of the 2 training examples is of class 4: the network has an output that no"
                + " example asks for, counted among the 3 in tr Theta and in 1/C."),
        split.notices());
  }

  @Test
  void whatLeavesOutAnOutputIsSaidWhereOneIsDead() throws IOException {
    DataSplit split = DataSplit.of(table("5,1", "6,2").read(2), 2, Targets.ONE_HOT);
    assertTrue(
        split
            .notices()
            .getFirst()
            .endsWith(
                "; \"renumber\": true leaves out the classes that no example of the file is of."),
        split.notices()::toString);
  }

  @Test
  void imagesKeepTheirPixels() throws IOException {
    Path images =
        Files.write(folder.resolve("images"), IdxBytes.images(2, 1, 1, (byte) 50, (byte) 90));
    Path labels = Files.write(folder.resolve("labels"), IdxBytes.labels((byte) 9, (byte) 4));
    RawExamples read =
        new FileSource.Renumbered(
                new FileSource.Idx(
                    images,
                    Optional.of(labels),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
            .read(2)
            .train();
    assertEquals(2, read.classes());
    assertEquals(List.of(1, 0), List.of(read.label(0), read.label(1)));
    assertEquals(90 / 255.0, read.feature(1, 0));
  }

  @Test
  void aTestLabelThatNoTrainingExampleHasIsRefused() throws IOException {
    Path train = Files.writeString(folder.resolve("train.csv"), "5,1\n6,2\n");
    Path test = Files.writeString(folder.resolve("test.csv"), "5,2\n6,3\n");
    FileSource source =
        new FileSource.Renumbered(
            new FileSource.Table(train, Optional.of(test), TableColumns.USUAL));
    assertRefused(
        "test.csv has examples of the label 3, of which train.csv has none; give test examples of"
            + " the same classes.",
        source);
  }

  @Test
  void wordsHaveTheirNumbersAlready() throws IOException {
    assertRefused(
        "table.csv, line 1, column 2 is a word, and words are numbered from 0 on already; leave"
            + " \"renumber\" out.",
        new FileSource.Renumbered(table("5,a", "6,b")));
  }

  @Test
  void numbersThatAreNoLabelsAreRefused() throws IOException {
    assertRefused(
        "table.csv, line 2, column 2 is the label 0.5, which is no whole number of a class; give"
            + " whole numbers, or \"regression\" targets.",
        new FileSource.Renumbered(table("5,1", "6,0.5")));
  }

  private static void assertRefused(String message, FileSource source) {
    var thrown = assertThrows(UnreadableDataException.class, () -> source.read(2));
    assertEquals(message, String.valueOf(thrown.getMessage()).replaceAll("^.*/", ""));
  }

  private DataSplit split(int examples, String... rows) throws IOException {
    FileSource source = new FileSource.Renumbered(table(rows));
    return DataSplit.of(source.read(rows.length), examples, Targets.ONE_HOT);
  }

  private FileSource table(String... rows) throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), String.join("\n", rows) + "\n");
    return new FileSource.Table(file, Optional.empty(), TableColumns.USUAL);
  }
}
