package dev.edgescope.engine.data;

import java.util.List;
import java.util.Locale;

/** The data sets that need no file of the user's: subsets of the originals, bundled. */
public enum DataSource {
  /** Fashion-MNIST: 28 x 28 grey images of 10 kinds of clothes. */
  FASHION("Fashion-MNIST", "fashion", "the first"),
  /** MNIST: 28 x 28 grey images of the 10 digits. */
  MNIST("MNIST", "mnist", "every tenth");

  private static final List<String> FASHION_CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");
  private static final List<String> MNIST_CLASSES =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private static final String FOLDER = "dev/edgescope/assets/data/";
  private static final ImageShape SHAPE = new ImageShape(1, 28, 28);
  private static final int TRAINING_SIZE = 5_000;
  private static final int TEST_SIZE = 1_000;

  private final String title;
  private final String fileName;
  private final String testSelection;

  DataSource(String title, String fileName, String testSelection) {
    this.title = title;
    this.fileName = fileName;
    this.testSelection = testSelection;
  }

  /** The name of the data set as its authors write it. */
  public String title() {
    return title;
  }

  /** Number of training examples there are. */
  public int trainingSize() {
    return TRAINING_SIZE;
  }

  public ImageShape imageShape() {
    return SHAPE;
  }

  /** What the labels mean, from label 0 on. */
  public List<String> classNames() {
    return switch (this) {
      case FASHION -> FASHION_CLASSES;
      case MNIST -> MNIST_CLASSES;
    };
  }

  /** Number of classes. */
  public int classes() {
    return classNames().size();
  }

  /**
   * All bundled training images, in the order of the original.
   *
   * @throws UnreadableDataException if the installation is damaged
   */
  public LabelledImages readTraining() {
    return read("train");
  }

  /**
   * All bundled test images.
   *
   * @throws UnreadableDataException if the installation is damaged
   */
  public LabelledImages readTest() {
    return read("test");
  }

  /** Where the first {@code examples} training examples come from. */
  String trainingProvenance(int examples) {
    return String.format(
        Locale.ROOT, "%s, the first %,d of the 60,000 training images", title, examples);
  }

  /** Where the test examples come from. */
  String testProvenance() {
    return String.format(
        Locale.ROOT,
        "%s, %,d test images (%s of the original 10,000)",
        title,
        TEST_SIZE,
        testSelection);
  }

  private LabelledImages read(String part) {
    String prefix = FOLDER + fileName + "-" + part;
    return IdxReader.readBundled(
        DataFile.bundled(prefix + "-images-idx3-ubyte.gz"),
        DataFile.bundled(prefix + "-labels-idx1-ubyte.gz"),
        classNames());
  }
}
