package dev.edgescope.engine.data.picture;

import java.util.List;

/** The two data sets of CIFAR, of the second of which each image has two labels. */
public enum CifarLabels {
  /** CIFAR-10. */
  TEN(
      "CIFAR-10",
      1,
      0,
      List.of(
          "airplane",
          "automobile",
          "bird",
          "cat",
          "deer",
          "dog",
          "frog",
          "horse",
          "ship",
          "truck")),
  /** CIFAR-100, its 100 classes. */
  FINE(
      "CIFAR-100",
      2,
      1,
      words(
          """
          apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge
          bus butterfly camel can castle caterpillar cattle chair chimpanzee clock cloud
          cockroach couch crab crocodile cup dinosaur dolphin elephant flatfish forest fox girl
          hamster house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster man
          maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid otter palm_tree
          pear pickup_truck pine_tree plain plate poppy porcupine possum rabbit raccoon ray
          road rocket rose sea seal shark shrew skunk skyscraper snail snake spider squirrel
          streetcar sunflower sweet_pepper table tank telephone television tiger tractor train
          trout tulip turtle wardrobe whale willow_tree wolf woman worm
          """)),
  /** CIFAR-100, its 20 classes of classes. */
  COARSE(
      "CIFAR-100",
      2,
      0,
      List.of(
          "aquatic mammals",
          "fish",
          "flowers",
          "food containers",
          "fruit and vegetables",
          "household electrical devices",
          "household furniture",
          "insects",
          "large carnivores",
          "large man-made outdoor things",
          "large natural outdoor scenes",
          "large omnivores and herbivores",
          "medium-sized mammals",
          "non-insect invertebrates",
          "people",
          "reptiles",
          "small mammals",
          "trees",
          "vehicles 1",
          "vehicles 2"));

  private final String title;
  private final int labelBytes;
  private final int place;

  @SuppressWarnings("ImmutableEnumChecker") // a list of List.of
  private final List<String> classNames;

  CifarLabels(String title, int labelBytes, int place, List<String> classNames) {
    this.title = title;
    this.labelBytes = labelBytes;
    this.place = place;
    this.classNames = classNames;
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }

  /** The name of the data set. */
  public String title() {
    return title;
  }

  /** The meaning of the labels, from 0 on. */
  public List<String> classNames() {
    return classNames;
  }

  /** Bytes of a record before its pixels. */
  int labelBytes() {
    return labelBytes;
  }

  /** Which of them is the label. */
  int place() {
    return place;
  }
}
