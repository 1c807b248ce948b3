package dev.edgescope.engine.config;

/**
 * The part of parameter space that updates are projected onto; see {@link
 * dev.edgescope.engine.optimizer.SubspaceProjector}.
 *
 * @param kind which part
 * @param k number of top Hessian eigenvectors; with more than there are parameters, all
 * @param every steps between two refreshments of the eigenvectors
 */
public record UpdateSubspace(Kind kind, int k, int every) {

  /** The space of the top eigenvectors, or what is orthogonal to it. */
  public enum Kind {
    /** Dom-SGD. */
    DOMINANT,
    /** Bulk-SGD. */
    BULK
  }

  /**
   * @throws InvalidConfigException if a value is out of its {@link Limits}
   */
  public UpdateSubspace {
    Setting.SUBSPACE_K.require(k);
    Setting.SUBSPACE_EVERY.require(every);
  }
}
