package dev.edgescope.engine.measure.portrait;

import java.util.List;

/**
 * Examples side by side.
 *
 * @param samples the first of the training examples
 * @param images whether they are images, not rows of features
 * @param darkest what is drawn black of an image: the smallest value of these samples
 * @param brightest what is drawn white of an image, or in full colour of a row of features
 * @param classNames what labels mean, from 0 on; empty where they are numbers and nothing else
 * @param classes how many there are; 0 where answers are numbers
 * @param parity whether the network is to tell even classes from odd ones alone
 * @param provenance where the training examples come from
 */
public record ExampleGrid(
    List<Sample> samples,
    boolean images,
    float darkest,
    float brightest,
    List<String> classNames,
    int classes,
    boolean parity,
    String provenance) {
  public ExampleGrid {
    samples = List.copyOf(samples);
    classNames = List.copyOf(classNames);
  }

  /** What a label means: the name of its class, or the label itself. */
  public String className(int label) {
    return label < classNames.size() ? classNames.get(label) : String.valueOf(label);
  }
}
