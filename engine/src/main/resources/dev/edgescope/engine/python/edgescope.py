"""Records a training run of any program as a run file that Edgescope opens, and follows while it grows.

Needs Python 3.8 or later and nothing beyond its standard library; only Curvature needs PyTorch.

    import edgescope

    with edgescope.Run("mine.edgescope", learning_rate=0.05, batch_size=64,
                       examples=1000, outputs=10) as run:
        for step in range(200):
            if step % 10 == 0:
                run.measure(train_loss=..., lambda_1=..., tr_theta=..., weight_norm=...)
            run.step(loss)            # of the batch, before the update

What is measured has a name. The names of Edgescope's own quantities (KNOWN, lambda_1, lambda_2, ..., QUANTITIES)
go where that program shows them, and its edge, noise kernel norm and regime follow from them; any other
name gets a chart of its own.
"""

import atexit
import json
import os
import re
import sqlite3
import struct
import sys
import time
import urllib.parse
import warnings

VERSION = 1

SCHEMA_VERSION = 6
APPLICATION_ID = 0x45444745

# The quantities that every measurement has, under the names that a run file has for them.
KNOWN = {
    "loss": "train_loss",
    "train_loss": "train_loss",
    "train_accuracy": "train_accuracy",
    "test_loss": "test_loss",
    "test_accuracy": "test_accuracy",
    "gradient_norm": "gradient_norm",
    "tr_theta": "ntk_trace",
    "ntk_trace": "ntk_trace",
    "seconds": "seconds",
    "edge": "edge",
}

# The quantities that Edgescope measures on demand: a number each, or a list of one a layer.
QUANTITIES = (
    "gradient-noise", "gradient-share", "output-norm", "realised-sharpening", "flow-sharpening",
    "conservatism", "gauss-newton-eigenvalues", "smallest-eigenvalue", "batch-sharpness",
    "layer-sharpness", "layer-ntk-trace", "ntk-trace-estimate", "exact-noise-kernel",
    "second-moment-radius", "phase", "clipped-share", "initial-direction", "stochastic-gap",
    "critical-sharpness", "hessian-trace", "start-distance", "layer-gradient-norm", "gradient-signal",
    "effective-lambda", "ntk-trace-p", "sharpness-gradient", "directional-noise", "midpoint-sharpness",
    "oscillation", "oscillation-centre",
)

_EIGENVALUE = re.compile(r"(lambda|theta)_(?:(residual|converged)_)?([1-9]\d{0,2})|(residual|converged)_([1-9]\d{0,2})")
_NAME = re.compile(r"[^\W_][\w ./:-]{0,59}")
_SECONDS_BETWEEN_WRITES = 0.4
_MOST_STEPS_A_ROW = 4096
_LONGEST_FILE_STEP = 2**31 - 1

_TABLES = (
    """CREATE TABLE label (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  crc INTEGER NOT NULL)
""",
    """CREATE TABLE checkpoint_part (
  step INTEGER NOT NULL,
  part TEXT NOT NULL,
  data BLOB NOT NULL,
  crc INTEGER NOT NULL,
  PRIMARY KEY (step, part))
""",
    """CREATE TABLE extent (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  rows INTEGER NOT NULL,
  checkpoints INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  quantities INTEGER NOT NULL,
  machines INTEGER NOT NULL,
  crc INTEGER NOT NULL)
""",
    """CREATE TABLE machine (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL,
  processor TEXT NOT NULL,
  blas TEXT NOT NULL,
  kernel TEXT NOT NULL,
  crc INTEGER NOT NULL)
""",
    """CREATE TABLE run (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  config TEXT NOT NULL,
  program TEXT NOT NULL,
  data_checksum TEXT NOT NULL,
  parameters INTEGER NOT NULL,
  examples INTEGER NOT NULL,
  outputs INTEGER NOT NULL,
  started INTEGER NOT NULL,
  crc INTEGER NOT NULL)
""",
    """CREATE TABLE steps (
  seq INTEGER PRIMARY KEY,
  first_step INTEGER NOT NULL,
  data BLOB NOT NULL,
  crc INTEGER NOT NULL)
""",
    """CREATE TABLE quantity (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  crc INTEGER NOT NULL)
""",
    """CREATE TABLE measurement (
  seq INTEGER PRIMARY KEY,
  step INTEGER NOT NULL,
  data BLOB NOT NULL,
  crc INTEGER NOT NULL)
""",
    """CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  step INTEGER NOT NULL,
  time INTEGER NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  crc INTEGER NOT NULL)
""",
    """CREATE TABLE checkpoint (
  step INTEGER PRIMARY KEY,
  learning_time REAL NOT NULL,
  learning_rate REAL NOT NULL,
  batch_size INTEGER NOT NULL,
  parameters BLOB NOT NULL,
  velocity BLOB NOT NULL,
  crc INTEGER NOT NULL)
""",
)

_EXTENT = (
    "SELECT (SELECT count(*) FROM steps) + (SELECT count(*) FROM measurement)"
    " + (SELECT count(*) FROM event), (SELECT count(*) FROM checkpoint),"
    " (SELECT count(*) FROM checkpoint_part), (SELECT count(*) FROM quantity),"
    " (SELECT count(*) FROM machine)"
)


def _crc_table():
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = (byte >> 1) ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return table


_CRC = _crc_table()


def _crc32c(data):
    crc = 0xFFFFFFFF
    table = _CRC
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def _check(*values):
    """The checksum of a row: whole numbers as they are, texts and bytes after their length."""
    parts = []
    for value in values:
        if isinstance(value, int):
            parts.append(struct.pack(">q", value))
        else:
            data = value.encode("utf-8") if isinstance(value, str) else value
            parts.append(struct.pack(">q", len(data)) + data)
    return _crc32c(b"".join(parts))


class _Lock:
    """Tells readers that a file is being written; the system lets go of it when this process ends."""

    def __init__(self, file):
        self.path = os.path.realpath(file) + "-lock"
        while not self._take(file):
            self.file.close()
        if os.name != "nt":
            self.file.truncate(0)
            self.file.write(("%d edgescope.py" % os.getpid()).encode("utf-8"))
            self.file.flush()

    def _take(self, file):
        """False where the last holder has deleted the file before it could be locked."""
        self.file = open(self.path, "a+b")
        try:
            if os.name == "nt":
                import msvcrt

                self.file.seek(0)
                msvcrt.locking(self.file.fileno(), msvcrt.LK_NBLCK, 1)
                return True
            import fcntl

            fcntl.lockf(self.file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.file.close()
            raise OSError("%s is being recorded already; give another name." % file) from None
        try:
            return os.path.samestat(os.fstat(self.file.fileno()), os.stat(self.path))
        except FileNotFoundError:
            return False

    def close(self):
        # Windows deletes no file that is open; others must not let go of one that has a name still.
        if os.name == "nt":
            self.file.close()
        try:
            os.remove(self.path)
        except OSError:
            pass
        self.file.close()


class Run:
    """A run that is recorded while it is made. Writes about every 0.4 seconds, in step() and measure().

    learning_rate  of the steps to come; run.learning_rate = ... changes it
    batch_size     of the steps to come, the full batch without it; run.batch_size = ... changes it
    examples       D, the number of training examples
    outputs        C, of the network for one example
    parameters     P, where it is known
    loss           "squared-error" (1/2 |f - y|^2 summed over the outputs) or "cross-entropy"
    momentum, nesterov, weight_decay   of SGD
    optimizer      instead of these, the object "optimizer" of Edgescope's configuration.md without
                   learningRate and batchSize, such as {"kind": "adam", "beta1": 0.9, ...}
    steps          how many there will be, where it is known
    name, note     what to call the run
    overwrite      whether a file of that name may be replaced
    """

    def __init__(self, file, *, learning_rate, examples, batch_size=None, outputs=1, parameters=0,
                 loss="squared-error", momentum=0.0, nesterov=False, weight_decay=0.0, optimizer=None,
                 steps=None, name="", note="", overwrite=True):
        self._file = os.fspath(file)
        self._connection = None
        self._examples = _whole("examples", examples)
        self._outputs = _whole("outputs", outputs)
        self._rate = _positive("learning_rate", learning_rate)
        self._batch = self._size(batch_size)
        self._momentum = float(momentum)
        self._nesterov = bool(nesterov)
        self._decay = float(weight_decay)
        self._sgd = optimizer is None
        if loss not in ("squared-error", "cross-entropy"):
            raise ValueError("loss: %r is not known; give 'squared-error' or 'cross-entropy'." % (loss,))
        self._cross_entropy = loss == "cross-entropy"
        if not overwrite and os.path.exists(self._file):
            raise FileExistsError("%s is there already; give another name." % self._file)
        config = {
            "data": {"set": "elsewhere", "examples": self._examples,
                     "targets": "one-hot" if self._cross_entropy else "regression"},
            "model": {"kind": "elsewhere"},
            "loss": loss,
            "optimizer": self._optimizer(optimizer),
            "probes": {"topEigenvalues": 1, "share": 0.5},
            "precision": "float",
            "seed": 0,
        }
        if steps is not None:
            config["steps"] = _whole("steps", steps)
        self._start = int(time.time() * 1000)
        self._step = 0
        self._time = 0.0
        self._seq = 0
        self._ids = {}
        self._rows = []
        self._steps = []
        self._first = 0
        self._written = time.monotonic()
        self._lock = _Lock(self._file)
        try:
            self._create(json.dumps(config), int(parameters), str(name), str(note))
        except BaseException:
            self._lock.close()
            raise
        atexit.register(self.close)

    def _optimizer(self, given):
        batch = "full" if self._batch == self._examples else self._batch
        if given is not None:
            return dict(given, learningRate=self._rate, batchSize=batch)
        optimizer = {"kind": "sgd", "learningRate": self._rate, "momentum": self._momentum,
                     "batchSize": batch}
        if self._nesterov:
            optimizer["momentumKind"] = "nesterov"
        if self._decay:
            optimizer["weightDecay"] = self._decay
        return optimizer

    def _create(self, config, parameters, name, note):
        program = "edgescope.py %d, Python %d.%d" % (VERSION, *sys.version_info[:2])
        checksum = "elsewhere"
        fresh = self._file + "-new"
        for left in (fresh, fresh + "-journal"):
            if os.path.exists(left):
                os.remove(left)
        connection = sqlite3.connect(fresh, isolation_level=None)
        try:
            connection.execute("BEGIN")
            for statement in _TABLES:
                connection.execute(statement)
            connection.execute("PRAGMA application_id = %d" % APPLICATION_ID)
            connection.execute("PRAGMA user_version = %d" % SCHEMA_VERSION)
            head = (config, program, checksum, parameters, self._examples, self._outputs, self._start)
            connection.execute("INSERT INTO run VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)", head + (_check(*head),))
            if name or note:
                connection.execute("INSERT INTO label VALUES (1, ?, ?, ?)", (name, note, _check(name, note)))
            self._head = (self._start, checksum, parameters)
            self._count(connection)
            connection.execute("COMMIT")
        finally:
            connection.close()
        for suffix in ("-wal", "-shm", "-journal"):
            if os.path.exists(self._file + suffix):
                os.remove(self._file + suffix)
        os.replace(fresh, self._file)
        self._connection = sqlite3.connect(self._file, isolation_level=None, timeout=30,
                                           check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")

    def _count(self, connection):
        counts = connection.execute(_EXTENT).fetchone()
        connection.execute("INSERT OR REPLACE INTO extent VALUES (1, ?, ?, ?, ?, ?, ?)",
                           counts + (_check(*self._head, *counts),))

    @property
    def steps(self):
        """How many steps were recorded."""
        return self._step

    @property
    def learning_rate(self):
        return self._rate

    @learning_rate.setter
    def learning_rate(self, value):
        value = _positive("learning_rate", value)
        if value != self._rate:
            self._moved("learning-rate", self._rate, value)
            self._rate = value

    @property
    def batch_size(self):
        return self._batch

    @batch_size.setter
    def batch_size(self, value):
        value = self._size(value)
        if value != self._batch:
            self._moved("batch-size", float(self._batch), float(value))
            self._batch = value

    def _size(self, value):
        size = self._examples if value is None else _whole("batch_size", value)
        if size > self._examples:
            raise ValueError("batch_size: %d is more than the %d examples." % (size, self._examples))
        return size

    def step(self, loss):
        """Records a step: the loss of its batch, before the update, with the controls as they are."""
        self._require_open()
        if not self._steps:
            self._first = self._step
        self._steps.append((self._time, self._batch, float(loss)))
        self._step += 1
        self._time += self._rate
        if len(self._steps) >= _MOST_STEPS_A_ROW:
            self._end_steps()
        self._write_if_due()

    def measure(self, values=None, **more):
        """Records what was measured before the next step: numbers by their names, see the module."""
        self._require_open()
        named = dict(values or {}, **more)
        row = {"learning_time": self._time, "learning_rate": self._rate, "batch_size": float(self._batch)}
        spectra = {"lambda": {}, "theta": {}}
        for name, value in named.items():
            eigen = _EIGENVALUE.fullmatch(name)
            if value is None:
                continue
            if eigen:
                of, part, index, part_of_lambda, its_index = eigen.groups()
                pair = spectra[of or "lambda"].setdefault(int(index or its_index), {})
                pair[part or part_of_lambda or "value"] = value
            elif name in KNOWN:
                row[KNOWN[name]] = float(value)
            elif name in QUANTITIES:
                self._put_quantity(row, name, value)
            elif name in ("kernel_trace", "ntk_trace_error"):
                continue
            elif not _NAME.fullmatch(name):
                raise ValueError("%r is no name of a quantity; begin with a letter or digit, and give up to"
                                 " 60 letters, digits, spaces and _ . / : -" % (name,))
            else:
                row["named." + name] = float(value)
        self._put_eigenvalues(row, "lambda", "hessian", spectra["lambda"])
        if "ntk_trace_error" in named and "ntk_trace" in row:
            row["ntk-trace-estimate.count"] = 1.0
            row["ntk-trace-estimate.1"] = row["ntk_trace"]
            row["ntk-trace-estimate.1.error"] = float(named["ntk_trace_error"])
        trace = named.get("kernel_trace") if self._cross_entropy else row.get("ntk_trace")
        if trace is not None and self._sgd:
            row["kernel.trace"] = float(trace)
            self._put_eigenvalues(row, "theta", "kernel.theta", spectra["theta"])
            row["kernel.momentum"] = self._momentum
            row["kernel.examples"] = float(self._examples)
            row["kernel.outputs"] = float(self._outputs)
            if self._nesterov:
                row["kernel.nesterov"] = 1.0
            if self._decay:
                row["kernel.weight_decay"] = self._decay
        self._rows.append(("measurement", self._step, row))
        self._write_if_due()

    @staticmethod
    def _put_quantity(row, name, value):
        values = list(value) if hasattr(value, "__len__") else [value]
        row[name + ".count"] = float(len(values))
        for i, one in enumerate(values, 1):
            row["%s.%d" % (name, i)] = float(one)

    @staticmethod
    def _put_eigenvalues(row, of, name, pairs):
        for i in range(1, len(pairs) + 1):
            if "value" not in pairs.get(i, {}):
                raise ValueError("%s_%d is missing; give %s_1, %s_2, ... without a gap." % (of, i, of, of))
            each = "%s.%d" % (name, i)
            row[each] = float(pairs[i]["value"])
            row[each + ".residual"] = float(pairs[i].get("residual", 0.0))
            if not pairs[i].get("converged", True):
                row[each + ".unconverged"] = 1.0
        row[name + ".count"] = float(len(pairs))

    def finish(self):
        """The run has come to its end: says so and closes the file."""
        self._event("finished", {})
        self.close()

    def fail(self, reason):
        """The run has ended before its time, for a reason in a sentence: says so and closes the file."""
        self._event("failed", {"message": str(reason)})
        self.close()

    def close(self):
        """Writes what is left and closes the file; a run that is not finished is shown as unfinished."""
        connection = self._connection
        if connection is None:
            return
        try:
            self.flush()
            try:
                # A single file that can be copied; a reader that is still there finds the log beside it.
                connection.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.OperationalError:
                pass
        finally:
            self._connection = None
            connection.close()
            self._lock.close()
            atexit.unregister(self.close)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if self._connection is None:
            return
        if kind is None:
            self.finish()
        elif issubclass(kind, (KeyboardInterrupt, SystemExit)):
            self.close()
        else:
            self.fail("%s: %s" % (kind.__name__, error))

    def _moved(self, control, before, after):
        self._event("control-changed",
                    {"control": control, "learningTime": self._time, "from": before, "to": after})

    def _event(self, kind, detail):
        self._require_open()
        self._end_steps()
        self._rows.append(("event", self._step, int(time.time() * 1000), kind, json.dumps(detail)))

    def _require_open(self):
        if self._connection is None:
            raise ValueError("The run is closed; make another Run.")

    def _end_steps(self):
        """Steps become a row when something follows that has to stand after them."""
        if self._steps:
            self._rows.append(("steps", self._first, self._steps))
            self._steps = []

    def _write_if_due(self):
        if time.monotonic() - self._written >= _SECONDS_BETWEEN_WRITES:
            self.flush()

    def flush(self):
        """Writes what was recorded, in one transaction. What cannot be written now is tried again later."""
        self._require_open()
        self._end_steps()
        self._written = time.monotonic()
        if not self._rows:
            return
        seq, ids = self._seq, dict(self._ids)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for row in self._rows:
                self._seq += 1
                self._insert(row)
            self._count(self._connection)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._seq, self._ids = seq, ids
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            warnings.warn("%s cannot be written (%s); it is tried again." % (self._file, error))
            return
        self._rows = []

    def _insert(self, row):
        insert = self._connection.execute
        if row[0] == "steps":
            data = _step_bytes(row[2])
            insert("INSERT INTO steps VALUES (?, ?, ?, ?)",
                   (self._seq, row[1], data, _check(self._seq, row[1], data)))
        elif row[0] == "event":
            _, step, moment, kind, detail = row
            insert("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
                   (self._seq, step, moment, kind, detail, _check(self._seq, step, moment, kind, detail)))
        else:
            data = b"".join(struct.pack("<Hd", self._id(name), value)
                            for name, value in row[2].items() if value == value)
            insert("INSERT INTO measurement VALUES (?, ?, ?, ?)",
                   (self._seq, row[1], data, _check(self._seq, row[1], data)))

    def _id(self, name):
        known = self._ids.get(name)
        if known is None:
            known = len(self._ids) + 1
            if known > 0x7FFF:
                raise ValueError("There are more than 32,767 names of quantities; give fewer.")
            self._connection.execute("INSERT INTO quantity VALUES (?, ?, ?)",
                                     (known, name, _check(known, name)))
            self._ids[name] = known
        return known


def _step_bytes(steps):
    """The form 4 of a row of steps: learning times, batch sizes and losses, one a step."""
    count = len(steps)
    times, batches, losses = zip(*steps)
    return (b"\x04" + struct.pack("<%dd" % count, *times) + struct.pack("<%di" % count, *batches)
            + struct.pack("<%dd" % count, *losses))


def measurements(file):
    """The measurements of a run file, also of one that Edgescope has made: a dict each, step and numbers by their names."""
    database = _reading(file)
    try:
        names = dict(database.execute("SELECT id, name FROM quantity"))
        return [dict({names[i]: value for i, value in struct.iter_unpack("<Hd", data)}, step=step)
                for step, data in database.execute("SELECT step, data FROM measurement ORDER BY seq")]
    finally:
        database.close()


def steps(file):
    """The steps of a run file: a dict each of step, learning_time, batch_size (None before version 4) and loss."""
    database = _reading(file)
    try:
        rows = database.execute("SELECT first_step, data FROM steps ORDER BY seq").fetchall()
    finally:
        database.close()
    return [step for first, data in rows for step in _read_steps(first, data)]


def _reading(file):
    path = os.path.abspath(os.fspath(file))
    if not os.path.exists(path):
        raise FileNotFoundError("%s does not exist; give the path of a run file." % path)
    return sqlite3.connect("file:%s?mode=ro" % urllib.parse.quote(path), uri=True)


def _read_steps(first, data):
    form = data[0]
    fixed = 1 + (16 if form & 1 else 0) + (4 if form & 2 else 0)
    count = (len(data) - fixed) // ((8 if form & 1 else 16) + (4 if form & 4 else 0))
    at = 1

    def take(kind, number):
        nonlocal at
        values = struct.unpack_from("<%d%s" % (number, kind), data, at)
        at += struct.calcsize("<%d%s" % (number, kind))
        return values

    if form & 1:
        moment, rate = take("d", 2)
        times = []
        for _ in range(count):
            times.append(moment)
            moment += rate
    else:
        times = take("d", count)
    batches = take("i", 1) * count if form & 2 else take("i", count) if form & 4 else (None,) * count
    losses = take("d", count)
    return [dict(step=first + i, learning_time=times[i], batch_size=batches[i], loss=losses[i])
            for i in range(count)]


def _whole(name, value):
    number = int(value)
    if number != value or not 1 <= number <= _LONGEST_FILE_STEP:
        raise ValueError("%s: %r is not possible; give a whole number from 1 on." % (name, value))
    return number


def _positive(name, value):
    number = float(value)
    if not 0 < number < float("inf"):
        raise ValueError("%s: %r is not possible; give a positive number." % (name, value))
    return number


def squared_error(outputs, targets):
    """Edgescope's squared error of PyTorch tensors: 1/2 |f - y|^2 summed over the outputs, mean over the examples."""
    return 0.5 * (outputs - targets).pow(2).flatten(1).sum(1).mean()


class Curvature:
    """The largest eigenvalues of the Hessian and tr Theta of a PyTorch module, as numbers for Run.measure.

    model      any torch.nn.Module; it is read in its evaluation mode, and nothing of it is changed
    inputs, targets   all training examples
    loss       of outputs and targets, a mean over the examples: squared_error, or
               torch.nn.functional.cross_entropy
    top        k, the number of eigenvalues
    kernel_top number of eigenvalues of Theta, theta_1 and so on, of which K is made beside the trace; with
               cross_entropy of the Gauss-Newton matrix, which is the same for the squared error
    tolerance  of a residual |H u - lambda u| relative to the largest eigenvalue
    trace_samples   probes of tr Theta; 0 leaves it out
    chunk      examples at a time; all of them at once without it, which is the fastest that fits into memory

    The eigenvalues are the algebraically largest. They are found by Rayleigh-Ritz on a growing block of
    Krylov vectors that starts from those of the last call, from that of the next eigenvalue, and from a random one
    so that nothing which has risen meanwhile is missed; products with the Hessian are exact, by differentiating twice.

    With cross_entropy there is kernel_trace beside tr_theta, the trace of the Gauss-Newton matrix, which takes
    its place in the noise kernel norm.

    tr Theta = (1/D) sum over examples and outputs of |grad f|^2 is estimated by Hutchinson's method with random signs,
    separately on blocks of the examples, which leaves the mean as it is and takes most of the variance away.
    """

    def __init__(self, model, inputs, targets, loss, top=1, kernel_top=1, tolerance=1e-3, trace_samples=8,
                 chunk=None, most_products=200, seed=0):
        import torch

        self._torch = torch
        self._model = model
        self._inputs = inputs
        self._targets = targets
        self._loss = loss
        self._top = int(top)
        self._kernel_top = int(kernel_top)
        self._tolerance = float(tolerance)
        self._samples = int(trace_samples)
        self._most = int(most_products)
        self._count = len(inputs)
        self._chunk = self._count if chunk is None else int(chunk)
        self._weights = [p for p in model.parameters() if p.requires_grad]
        self._random = torch.Generator().manual_seed(seed)  # of its own: the training's stays as it is
        self._last = {}

    @property
    def parameters(self):
        """P, the number of parameters."""
        return sum(w.numel() for w in self._weights)

    def measure(self):
        """{"train_loss": ..., "gradient_norm": ..., "lambda_1": ..., "residual_1": ..., "tr_theta": ...}"""
        begun = time.monotonic()
        training = self._model.training
        self._model.eval()
        try:
            with self._torch.enable_grad():
                values = self._at_point()
                if self._top:
                    values.update(self._eigenvalues("lambda", "", self._products(), self._top))
                if self._samples:
                    values.update(self._trace())
                    if self._kernel_top:
                        values.update(self._eigenvalues("theta", "theta_", self._bend, self._kernel_top))
        finally:
            self._model.train(training)
        values["seconds"] = time.monotonic() - begun
        return values

    def _chunks(self, size):
        for start in range(0, self._count, size):
            yield self._inputs[start:start + size], self._targets[start:start + size]

    def _flat(self, parts):
        torch = self._torch
        return torch.cat([
            (torch.zeros_like(w) if part is None else part).reshape(-1)
            for part, w in zip(parts, self._weights)])

    def _gradient(self, inputs, targets, create_graph):
        loss = self._loss(self._model(inputs), targets) * (len(inputs) / self._count)
        return loss, self._flat(self._torch.autograd.grad(
            loss, self._weights, create_graph=create_graph, allow_unused=True))

    def _at_point(self):
        loss, gradient = 0.0, 0.0
        for inputs, targets in self._chunks(self._chunk):
            part, its_gradient = self._gradient(inputs, targets, False)
            loss += float(part)
            gradient = gradient + its_gradient
        return {"train_loss": loss, "gradient_norm": float(gradient.norm())}

    def _products(self):
        """v -> H v. Where all examples are one chunk the graph of the gradient is made once for all."""
        grad = self._torch.autograd.grad
        kept = None
        if self._chunk >= self._count:
            kept = self._gradient(self._inputs, self._targets, True)[1]

        def product(vector):
            if kept is not None:
                gradients = [kept]
            else:
                gradients = (self._gradient(*chunk, True)[1] for chunk in self._chunks(self._chunk))
            result = 0.0
            for gradient in gradients:
                if gradient.requires_grad:
                    result = result + self._flat(grad(
                        gradient, self._weights, vector, retain_graph=kept is not None, allow_unused=True))
                else:
                    result = result + self._torch.zeros_like(vector)  # the loss is linear in theta
            return result.detach()

        return product

    def _bend(self, vector):
        """v -> G v of the Gauss-Newton matrix G = J^T (d^2 L / df^2) J, for the squared error J^T J / D."""
        grad = self._torch.autograd.grad
        result = 0.0
        for inputs, targets in self._chunks(self._chunk):
            outputs = self._model(inputs)
            probe = self._torch.zeros_like(outputs, requires_grad=True)
            pulled = self._flat(grad(outputs, self._weights, probe, create_graph=True, allow_unused=True))
            pushed, = grad(pulled, probe, vector)  # J v: J^T probe is linear in the probe
            loss = self._loss(outputs, targets) * (len(inputs) / self._count)
            slope, = grad(loss, outputs, create_graph=True)
            bent, = grad(slope, outputs, pushed, retain_graph=True)
            result = result + self._flat(grad(outputs, self._weights, bent, allow_unused=True))
        return result.detach()

    def _eigenvalues(self, name, prefix, product, top):
        torch = self._torch
        size = self.parameters
        like = self._weights[0]
        random = torch.randn(size, 1, generator=self._random).to(like.device, like.dtype)
        if name in self._last:
            block = torch.cat([self._last[name], random], 1)
        else:
            fresh = torch.randn(size, top + 1, generator=self._random).to(like.device, like.dtype)
            block = torch.cat([fresh, random], 1)
        values, vectors, residuals = largest_eigenpairs(
            product, block, top, self._tolerance, self._most, torch)
        self._last[name] = vectors
        found = {}
        scale = max(abs(float(values[0])), 1e-30)
        for i in range(min(top, len(values))):
            found["%s_%d" % (name, i + 1)] = float(values[i])
            found["%sresidual_%d" % (prefix, i + 1)] = float(residuals[i])
            found["%sconverged_%d" % (prefix, i + 1)] = float(residuals[i]) <= self._tolerance * scale
        return found

    def _trace(self):
        torch = self._torch
        block = max(1, min(self._chunk, -(-self._count // 32)))
        samples, kernel = [], []
        entropy = self._loss is torch.nn.functional.cross_entropy
        for _ in range(self._samples):
            total = 0.0
            total_kernel = 0.0
            for inputs, _targets in self._chunks(block):
                outputs = self._model(inputs)
                signs = torch.randint(0, 2, outputs.shape, generator=self._random) * 2 - 1
                signs = signs.to(outputs.device, outputs.dtype)
                total += self._pulled_back(outputs, signs, entropy)
                if entropy:
                    # The Hessian of the loss of an example is B B^T with B = diag(r) - p r^T, r the root of p.
                    shares = outputs.detach().softmax(1)
                    roots = shares.sqrt()
                    bent = roots * signs - shares * (roots * signs).sum(1, keepdim=True)
                    total_kernel += self._pulled_back(outputs, bent, False)
            samples.append(total / self._count)
            kernel.append(total_kernel / self._count)
        mean = sum(samples) / len(samples)
        found = {"tr_theta": mean}
        if entropy:
            found["kernel_trace"] = sum(kernel) / len(kernel)
        if len(samples) > 1:
            variance = sum((one - mean) ** 2 for one in samples) / (len(samples) - 1)
            found["ntk_trace_error"] = (variance / len(samples)) ** 0.5
        return found

    def _pulled_back(self, outputs, weights, again):
        gradient = self._flat(self._torch.autograd.grad(
            outputs, self._weights, weights, allow_unused=True, retain_graph=again))
        return float(gradient.double().square().sum())


def largest_eigenpairs(product, block, top, tolerance, most_products, torch):
    """The algebraically largest eigenvalues of a symmetric operator, their vectors as columns, and their residuals.

    product    v -> A v of a vector of n numbers
    block      columns to start from, more than top of them; the pairs beyond top guard against missing one
    tolerance  of |A u - lambda u| relative to the largest |lambda| of those that are wanted
    most_products   after which the pairs are returned as they are

    Returns as many vectors as the block has but one, so that the pair after the last wanted one is at hand for the
    next start; values and residuals belong to them in order.
    """
    size, width = block.shape
    keep = min(width, size)
    longest = min(size, max(4 * keep, 48))
    basis = torch.empty(size, 0, dtype=block.dtype, device=block.device)
    images = torch.empty_like(basis)
    fresh = block
    products = 0
    while True:
        fresh = _orthonormal(fresh, basis, torch)
        for column in fresh.T:
            images = torch.cat([images, product(column).reshape(-1, 1)], 1)
            products += 1
        grown = fresh.shape[1] > 0
        basis = torch.cat([basis, fresh], 1)
        small = basis.T.double() @ images.double()
        values, rotation = torch.linalg.eigh((small + small.T) / 2)
        order = torch.argsort(values, descending=True)[:keep]
        values = values[order]
        rotation = rotation[:, order].to(block.dtype)
        vectors = basis @ rotation
        errors = images @ rotation - vectors * values.to(block.dtype)
        residuals = errors.norm(dim=0).double()
        wanted = min(top, len(values))
        scale = max(float(values[:wanted].abs().max()), 1e-30)
        done = bool((residuals[:wanted] <= tolerance * scale).all())
        # The first Ritz pairs of a block that has not grown yet may all be of eigenvalues lower down.
        if (done and products >= width + 2 * keep) or products >= most_products or not grown \
                or basis.shape[1] >= size:
            return values, vectors[:, :max(wanted, width - 1)], residuals
        open_ones = residuals > 0.1 * tolerance * scale
        fresh = errors[:, open_ones]
        if basis.shape[1] + fresh.shape[1] > longest:
            basis, images = vectors, images @ rotation


def _orthonormal(block, basis, torch):
    """What the columns of a block add to an orthonormal basis; twice, since once leaves what rounding has made."""
    columns = []
    for column in block.T:
        length = float(column.norm())
        if not 0 < length < float("inf"):
            continue
        column = column / length
        for _ in range(2):
            column = column - basis @ (basis.T @ column)
            for other in columns:
                column = column - other * float(other @ column)
            left = float(column.norm())
            if left < 1e-4:
                break
            column = column / left
        else:
            columns.append(column)
    if not columns:
        return torch.empty(block.shape[0], 0, dtype=block.dtype, device=block.device)
    return torch.stack(columns, 1)
