// Generated from include/glia/glia.h by bindings/generate/csharp.py; do not edit.

namespace Glia
{
    /// <summary>The properties that can be asked for by number.</summary>
    public enum ActivationProperty
    {
        /// <summary>The greatest number that no output is below; may be −∞.</summary>
        Minimum = 1,

        /// <summary>The least number that no output is above; may be ∞.</summary>
        Maximum = 2,

        /// <summary>1 where a larger input never has a smaller output, else 0.</summary>
        Monotonic = 3,

        /// <summary>1 where f(−x) = −f(x), so that inputs around zero have outputs around zero; else 0.</summary>
        ZeroCentred = 4,

        /// <summary>1 where f(x) / x tends to 1 as x tends to 0; else 0.</summary>
        IdentityNearZero = 5,

        /// <summary>1 where, as x tends to −∞, f′ tends to 0 and f to a number: units there learn no more.</summary>
        SaturatesBelow = 6,

        /// <summary>1 where, as x tends to ∞, f′ tends to 0 and f to a number.</summary>
        SaturatesAbove = 7,

        /// <summary>What the backward pass reads: 1 the input, 2 the output.</summary>
        Reads = 8,

        /// <summary>How many points there are where f or f′ jumps; glia_activation_kink gives them.</summary>
        KinkCount = 9,

        /// <summary>
        /// The size of f′ up to which a value counts as saturated: a twentieth of the largest |f′| over
        /// the inputs from −4 to below 4, in steps of 1/64; of a gated unit, that of its gate. NaN where no
        /// value ever counts: for activations that level off on neither side, and for those along an
        /// axis.
        /// </summary>
        SaturatedSlope = 10,

        /// <summary>
        /// The recommended gain g: weights before the activation of variance g² / fan keep the signal as
        /// large as it is. Published: identity 1, ReLU √2, Leaky ReLU and PReLU √(2 / (1 + slope²)) (He et
        /// al. 2015), SELU 1 (Klambauer et al. 2017), scaled tanh 1 (LeCun et al. 1998); tanh 5/3 and
        /// sigmoid 1 as PyTorch's calculate_gain. All others: GLIA_ACTIVATION_PROPERTY_SECOND_MOMENT_GAIN.
        /// </summary>
        Gain = 11,

        /// <summary>
        /// The gain 1 / √E f(x)² for a standard normal x, which keeps the second moment of such inputs,
        /// computed numerically: of learned parameters as they begin, of drawn ones their mean. NaN for
        /// activations along an axis, and where it is not finite.
        /// </summary>
        SecondMomentGain = 12,
    }

    /// <summary>The kinds of failure. A number once released keeps its meaning for ever and is never reused.</summary>
    public enum ErrorCode
    {
        /// <summary>No error.</summary>
        Ok = 0,

        /// <summary>A bug in glia was caught; the handle that it happened in is unusable, the process is not.</summary>
        Internal = 1,

        /// <summary>A pointer is NULL, or not aligned, where a value is needed.</summary>
        NullPointer = 2,

        /// <summary>A handle is of another kind, was freed, or is no handle at all.</summary>
        BadHandle = 3,

        /// <summary>A handle was left in an unknown state by an internal error; only freeing it is allowed.</summary>
        Poisoned = 4,

        /// <summary>
        /// A handle is in use: a training thread has the trainer, or, which only a library built with the
        /// feature `checked` notices, another call has it. In any other that is a data race of the host.
        /// </summary>
        Busy = 5,

        /// <summary>An argument is outside what the function accepts.</summary>
        InvalidArgument = 6,

        /// <summary>A number is not one of the family's kinds.</summary>
        UnknownKind = 7,

        /// <summary>The kind has no parameter with this key.</summary>
        UnknownKey = 8,

        /// <summary>A parameter's value is outside its bounds.</summary>
        OutOfRange = 9,

        /// <summary>Counts, shapes or element types do not fit together.</summary>
        ShapeMismatch = 10,

        /// <summary>No item has this name.</summary>
        NotFound = 11,

        /// <summary>The call does not fit what the object is doing.</summary>
        InvalidState = 12,

        /// <summary>The system refused a file operation.</summary>
        Io = 13,

        /// <summary>The bytes are not a whole, unharmed glia file.</summary>
        CorruptFile = 14,

        /// <summary>This CPU, platform or version cannot do it.</summary>
        Unsupported = 15,

        /// <summary>Memory could not be had.</summary>
        OutOfMemory = 16,

        /// <summary>
        /// A training step was refused: its loss or gradients are not finite, its loss explodes, or its
        /// gradients are above their bound.
        /// </summary>
        Diverged = 17,
    }

    /// <summary>The families of the catalogue.</summary>
    public enum Family
    {
        /// <summary>Activations, GLIA_ACTIVATION_….</summary>
        Activation = 1,

        /// <summary>Initializers, GLIA_INITIALIZER_….</summary>
        Initializer = 2,

        /// <summary>Losses, GLIA_LOSS_….</summary>
        Loss = 3,

        /// <summary>Optimizers, GLIA_OPTIMIZER_….</summary>
        Optimizer = 4,

        /// <summary>Layers, GLIA_LAYER_….</summary>
        Layer = 5,

        /// <summary>Schedules, GLIA_SCHEDULE_….</summary>
        Schedule = 6,

        /// <summary>Buffers of samples, GLIA_SAMPLES_….</summary>
        Samples = 7,
    }

    /// <summary>The initialisers, with their pinned numbers.</summary>
    public enum InitializerKind
    {
        /// <summary>Every value the same.</summary>
        Constant = 1,

        /// <summary>Uniform between two bounds.</summary>
        Uniform = 2,

        /// <summary>Normal with a mean and a standard deviation.</summary>
        Normal = 3,

        /// <summary>Normal with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less.</summary>
        HeNormal = 4,

        /// <summary>Uniform with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less.</summary>
        HeUniform = 5,

        /// <summary>Normal with variance 2 / (fan-in + fan-out), for tanh and sigmoid.</summary>
        XavierNormal = 6,

        /// <summary>Uniform with variance 2 / (fan-in + fan-out), for tanh and sigmoid.</summary>
        XavierUniform = 7,

        /// <summary>Normal with variance 1 / fan-in, for the scaled tanh and SELU.</summary>
        LecunNormal = 8,

        /// <summary>Uniform with variance 1 / fan-in, for the scaled tanh and SELU.</summary>
        LecunUniform = 9,

        /// <summary>A matrix with orthonormal columns or rows.</summary>
        Orthogonal = 10,

        /// <summary>The identity matrix.</summary>
        Identity = 11,

        /// <summary>Normal, cut off at two bounds.</summary>
        TruncatedNormal = 12,

        /// <summary>A fixed number of normal weights a unit, all others zero.</summary>
        Sparse = 13,
    }

    /// <summary>The levels, with the numbers that the C ABI uses. Results are the same bits at each.</summary>
    public enum Level
    {
        /// <summary>Plain code with an emulated fused multiply-add; any CPU, slow.</summary>
        Scalar = 1,

        /// <summary>x86-64 with AVX2 and FMA (x86-64-v3).</summary>
        Avx2 = 2,

        /// <summary>x86-64 with AVX-512 F, BW, CD, DQ and VL (x86-64-v4).</summary>
        Avx512 = 3,

        /// <summary>64-bit Arm with NEON.</summary>
        Neon = 4,
    }

    /// <summary>The layers, with their pinned numbers.</summary>
    public enum LayerKind
    {
        /// <summary>y = f(x W + b).</summary>
        Dense = 1,

        /// <summary>y = f(x).</summary>
        Activation = 2,

        /// <summary>y = x₁ + x₂ + …</summary>
        Add = 3,
    }

    /// <summary>The losses, with their pinned numbers.</summary>
    public enum LossKind
    {
        /// <summary>The mean of the squared differences.</summary>
        MeanSquaredError = 1,

        /// <summary>Cross entropy of the softmax of the outputs.</summary>
        SoftmaxCrossEntropy = 2,

        /// <summary>The mean of the sizes of the differences.</summary>
        MeanAbsoluteError = 3,

        /// <summary>Huber's loss: squares of small differences, sizes of large ones.</summary>
        Huber = 4,

        /// <summary>Huber's loss divided by its limit.</summary>
        SmoothL1 = 5,

        /// <summary>The logarithm of the hyperbolic cosine of the differences.</summary>
        LogCosh = 6,

        /// <summary>The pinball loss, whose minimum is a quantile.</summary>
        Quantile = 7,

        /// <summary>Binary cross entropy of probabilities.</summary>
        BinaryCrossEntropy = 8,

        /// <summary>Binary cross entropy of the sigmoid of the outputs.</summary>
        BinaryCrossEntropyWithLogits = 9,

        /// <summary>Focal loss of the sigmoid of the outputs.</summary>
        FocalWithLogits = 10,

        /// <summary>Kullback-Leibler divergence of log-probabilities from targets.</summary>
        KlDivergence = 11,

        /// <summary>Negative log-likelihood of counts under Poisson distributions.</summary>
        PoissonNegativeLogLikelihood = 12,

        /// <summary>Negative log-likelihood under normal distributions: outputs are means and log-variances.</summary>
        GaussianNegativeLogLikelihood = 13,

        /// <summary>Hinge loss; targets are -1 or 1.</summary>
        Hinge = 14,

        /// <summary>The squared hinge loss; targets are -1 or 1.</summary>
        SquaredHinge = 15,

        /// <summary>Negative log-likelihood of labels under log-probabilities.</summary>
        NegativeLogLikelihood = 16,

        /// <summary>By how much other classes are too near the label's or ahead of it.</summary>
        MultiClassMargin = 17,

        /// <summary>The cosine between two vectors of a row; labels are -1 or 1.</summary>
        CosineEmbedding = 18,

        /// <summary>How much farther an anchor is from a negative than from a positive; no targets.</summary>
        Triplet = 19,

        /// <summary>How well each row's query tells its key from those of the batch's other rows; no targets.</summary>
        InfoNce = 20,
    }

    /// <summary>The optimizers, with their pinned numbers.</summary>
    public enum OptimizerKind
    {
        /// <summary>Stochastic gradient descent.</summary>
        Sgd = 1,

        /// <summary>Gradient descent with momentum.</summary>
        Momentum = 2,

        /// <summary>Adaptive moments.</summary>
        Adam = 3,

        /// <summary>Rates by the sum of all squared gradients.</summary>
        Adagrad = 4,

        /// <summary>Rates by the mean of recent squared gradients.</summary>
        Rmsprop = 5,

        /// <summary>Momentum whose gradient is taken ahead of the weights, as published.</summary>
        Nesterov = 6,

        /// <summary>Nesterov momentum in shifted weights, as frameworks have it.</summary>
        NesterovShifted = 7,

        /// <summary>RMSProp with Nesterov momentum, its gradient taken ahead of the weights.</summary>
        RmspropNesterov = 8,

        /// <summary>RMSProp by the variance of the gradients, with momentum.</summary>
        RmspropCentered = 9,

        /// <summary>Steps in the unit of the weights, without a rate.</summary>
        Adadelta = 10,

        /// <summary>Adam by the largest gradient of late.</summary>
        Adamax = 11,

        /// <summary>Adam with Nesterov momentum.</summary>
        Nadam = 12,

        /// <summary>Adam that waits until its second moment is known.</summary>
        Radam = 13,

        /// <summary>Adam whose second moment never falls.</summary>
        Amsgrad = 14,

        /// <summary>Adam with weights that shrink by themselves.</summary>
        Adamw = 15,

        /// <summary>Nadam with weights that shrink by themselves.</summary>
        Nadamw = 16,

        /// <summary>The sign of a mean of gradients.</summary>
        Lion = 17,

        /// <summary>Adam with steps as long as a share of each parameter.</summary>
        Lamb = 18,

        /// <summary>Momentum with steps as long as a share of each parameter.</summary>
        Lars = 19,

        /// <summary>The sign of a gradient, with a step for each weight.</summary>
        Rprop = 20,

        /// <summary>Means of gradients, of their changes and of squares.</summary>
        Adan = 21,

        /// <summary>Rates by second moments of rows and columns, in little memory.</summary>
        Adafactor = 22,

        /// <summary>Momentum whose matrices are made orthogonal.</summary>
        Muon = 23,

        /// <summary>Steps by an approximate inverse Hessian, each as long as a line search says.</summary>
        Lbfgs = 24,
    }

    /// <summary>The schedules, with their pinned numbers.</summary>
    public enum ScheduleKind
    {
        /// <summary>The same value at every step.</summary>
        Constant = 1,

        /// <summary>A straight line, then constant.</summary>
        Linear = 2,

        /// <summary>A drop by a factor every so many steps.</summary>
        Step = 3,

        /// <summary>A drop by a factor at each of the points.</summary>
        MultiStep = 4,

        /// <summary>Down by a factor over so many steps, smoothly.</summary>
        Exponential = 5,

        /// <summary>A power of the share of the steps that is left.</summary>
        Polynomial = 6,

        /// <summary>The inverse of a line, or a power of that.</summary>
        InverseTime = 7,

        /// <summary>Half a cosine, then constant.</summary>
        Cosine = 8,

        /// <summary>Half cosines one after the other.</summary>
        CosineRestarts = 9,

        /// <summary>Up, down, and far below.</summary>
        OneCycle = 10,

        /// <summary>The value of the last point.</summary>
        PiecewiseConstant = 11,

        /// <summary>Straight lines between points.</summary>
        PiecewiseLinear = 12,

        /// <summary>Momentum's rise towards one.</summary>
        MomentumRamp = 13,

        /// <summary>Down by a factor whenever reports stop getting better.</summary>
        Plateau = 14,
    }

    /// <summary>Element types, with the numbers that the C ABI uses.</summary>
    public enum ElementType
    {
        /// <summary>IEEE 754 single precision.</summary>
        Float32 = 1,

        /// <summary>Signed, 32 bits: class labels.</summary>
        Int32 = 2,

        /// <summary>Signed, 64 bits: class labels.</summary>
        Int64 = 3,
    }

    /// <summary>What is found in a step. A number once released is never reused.</summary>
    public enum Finding
    {
        /// <summary>Nothing was.</summary>
        Nothing = 0,

        /// <summary>The loss is NaN or infinite.</summary>
        LossNotFinite = 1,

        /// <summary>The loss is finite, an element of a gradient is not.</summary>
        GradientNotFinite = 2,

        /// <summary>The loss is far above those before.</summary>
        LossExplodes = 3,

        /// <summary>The norm of all gradients is above its bound.</summary>
        NormOutOfBounds = 4,

        /// <summary>Rows with an input or a target that is NaN or above its bound were left out.</summary>
        RowsOutOfBounds = 5,
    }

    /// <summary>What is done where a step is in trouble. A number once released is never reused.</summary>
    public enum Policy
    {
        /// <summary>The call fails with GLIA_ERROR_DIVERGED, and nothing changes.</summary>
        Refuse = 0,

        /// <summary>The step is left out.</summary>
        Skip = 1,

        /// <summary>The step is left out, and the learning rate shrinks.</summary>
        ShrinkRate = 2,

        /// <summary>The step is left out, and the trainer goes back to its last good snapshot.</summary>
        RollBack = 3,

        /// <summary>The step is left out, and nothing is learned until the host says so.</summary>
        Stop = 4,

        /// <summary>The gradients are made smaller, and the step is done.</summary>
        Clip = 5,

        /// <summary>Some rows are left out, and the step is done with the others: of rows alone, no setting.</summary>
        DropRows = 6,
    }

    /// <summary>How much a message matters. A number once released keeps its meaning for ever.</summary>
    public enum LogLevel
    {
        /// <summary>Something of the host's or of glia's is broken.</summary>
        Error = 1,

        /// <summary>Training or speed suffers: a step was refused, a search found no step.</summary>
        Warning = 2,

        /// <summary>Something began or ended.</summary>
        Information = 3,
    }

    /// <summary>The activations, with their pinned numbers.</summary>
    public enum ActivationKind
    {
        /// <summary>f(x) = x.</summary>
        Identity = 1,

        /// <summary>f(x) = 1 / (1 + e⁻ˣ).</summary>
        Sigmoid = 2,

        /// <summary>f(x) = tanh x.</summary>
        Tanh = 3,

        /// <summary>f(x) = max(0, x).</summary>
        Relu = 4,

        /// <summary>f(x)ᵢ = eˣⁱ / Σⱼ eˣʲ, along each row.</summary>
        Softmax = 5,

        /// <summary>f(x) = min(max(x + 3, 0), 6) / 6.</summary>
        HardSigmoid = 6,

        /// <summary>f(x) = −ln(1 + e⁻ˣ).</summary>
        LogSigmoid = 7,

        /// <summary>f(x) = min(max(x, −1), 1).</summary>
        HardTanh = 8,

        /// <summary>f(x) = 1.7159 tanh(2x / 3).</summary>
        ScaledTanh = 9,

        /// <summary>f(x) = atan x.</summary>
        Arctan = 10,

        /// <summary>f(x) = x / (1 + |x|).</summary>
        Softsign = 11,

        /// <summary>f(x) = ½ x / (1 + |x|) + ½.</summary>
        Elliot = 12,

        /// <summary>f(x) = x / √(1 + α x²).</summary>
        Isru = 13,

        /// <summary>f(x) = x for x ≥ 0, else x / √(1 + α x²).</summary>
        Isrlu = 14,

        /// <summary>f(x) = sin x.</summary>
        Sinusoid = 15,

        /// <summary>f(x) = sin x / x.</summary>
        Sinc = 16,

        /// <summary>f(x) = e^(−x²).</summary>
        Gaussian = 17,

        /// <summary>f(x) = (√(x² + 1) − 1) / 2 + x.</summary>
        BentIdentity = 18,

        /// <summary>From logarithm (α = −1) to exponential (α = 1).</summary>
        SoftExponential = 19,

        /// <summary>f(x) = 1 − e^(−eˣ).</summary>
        ComplementaryLogLog = 20,

        /// <summary>f(x) = 1 for x ≥ 0, else 0.</summary>
        BinaryStep = 21,

        /// <summary>f(x) = min(max(x, 0), 6).</summary>
        Relu6 = 22,

        /// <summary>f(x) = x for x &gt; θ, else v.</summary>
        Threshold = 23,

        /// <summary>f(x) = max(0, x)².</summary>
        SquaredRelu = 24,

        /// <summary>f(x) = x for x &gt; 0, else a x.</summary>
        LeakyRelu = 25,

        /// <summary>f(x) = x for x &gt; 0, else α (eˣ − 1).</summary>
        Elu = 26,

        /// <summary>f(x) = λ x for x &gt; 0, else λ α (eˣ − 1).</summary>
        Selu = 27,

        /// <summary>f(x) = x for x &gt; 0, else α (e^(x/α) − 1).</summary>
        Celu = 28,

        /// <summary>f(x) = ln(1 + e^(β x)) / β.</summary>
        Softplus = 29,

        /// <summary>f(x) = x / (1 + e⁻ˣ).</summary>
        Silu = 30,

        /// <summary>f(x) = x / (1 + e^(−β x)).</summary>
        Swish = 31,

        /// <summary>f(x) = x · min(max(x + 3, 0), 6) / 6.</summary>
        HardSwish = 32,

        /// <summary>f(x) = x Φ(x).</summary>
        Gelu = 33,

        /// <summary>f(x) = ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))).</summary>
        GeluTanh = 34,

        /// <summary>f(x) = x / (1 + e^(−1.702 x)).</summary>
        QuickGelu = 35,

        /// <summary>f(x) = x tanh(ln(1 + eˣ)).</summary>
        Mish = 36,

        /// <summary>f(x) = (x + √(x² + b)) / 2.</summary>
        Squareplus = 37,

        /// <summary>f(x) = x + sin²(a x) / a.</summary>
        Snake = 38,

        /// <summary>f(x) = x ∓ λ for |x| &gt; λ, else 0.</summary>
        SoftShrink = 39,

        /// <summary>f(x) = x for |x| &gt; λ, else 0.</summary>
        HardShrink = 40,

        /// <summary>f(x) = x − tanh x.</summary>
        TanhShrink = 41,

        /// <summary>f(x)ᵢ = xᵢ − ln Σⱼ eˣʲ, along each row.</summary>
        LogSoftmax = 42,

        /// <summary>f(x)ᵢ = e^−xᵢ / Σⱼ e^−xⱼ, along each row.</summary>
        Softmin = 43,

        /// <summary>f(x)ᵢ = max(xᵢ − τ, 0), along each row.</summary>
        Sparsemax = 44,

        /// <summary>f(x) = x for x &gt; 0, else α x, α learned.</summary>
        Prelu = 45,

        /// <summary>f(x) = x for x &gt; 0, else a x, a drawn in training.</summary>
        Rrelu = 46,

        /// <summary>f(x) = x for x &gt; 0, else x / a, a drawn in training.</summary>
        RreluDivisor = 47,

        /// <summary>Two bends, thresholds and slopes learned.</summary>
        Srelu = 48,

        /// <summary>max(0, x) and learned hinges.</summary>
        Apl = 49,

        /// <summary>The largest of so many pieces.</summary>
        Maxout = 50,

        /// <summary>[max(0, x), max(0, −x)].</summary>
        Crelu = 51,

        /// <summary>f(a, b) = a σ(b).</summary>
        Glu = 52,

        /// <summary>f(a, b) = a max(0, b).</summary>
        Reglu = 53,

        /// <summary>f(a, b) = a b Φ(b).</summary>
        Geglu = 54,

        /// <summary>f(a, b) = a b σ(b).</summary>
        Swiglu = 55,

        /// <summary>f(x) = x / (1 + e^(−β x)), β learned.</summary>
        LearnedSwish = 56,

        /// <summary>f(x) = x + sin²(a x) / a, a learned.</summary>
        LearnedSnake = 57,
    }

    /// <summary>Which samples are kept, with their pinned numbers.</summary>
    public enum SamplesKind
    {
        /// <summary>The newest ones.</summary>
        Ring = 1,

        /// <summary>Each of the whole life with the same probability.</summary>
        Reservoir = 2,
    }

    /// <summary>
    /// The keys of all parameters, one numbering for every family. A number once released is never
    /// reused.
    /// </summary>
    public enum Param
    {
        /// <summary>The step size of an update.</summary>
        LearningRate = 1,

        /// <summary>The share of the velocity that is kept.</summary>
        Momentum = 2,

        /// <summary>The decay of the first moment.</summary>
        Beta1 = 3,

        /// <summary>The decay of the second moment.</summary>
        Beta2 = 4,

        /// <summary>The small constant that keeps a division finite.</summary>
        Epsilon = 5,

        /// <summary>The number of outputs of a layer.</summary>
        Units = 6,

        /// <summary>Whether a layer adds a bias: 1 or 0.</summary>
        UseBias = 7,

        /// <summary>A constant.</summary>
        Value = 8,

        /// <summary>The lower end of a range.</summary>
        Minimum = 9,

        /// <summary>The upper end of a range.</summary>
        Maximum = 10,

        /// <summary>The mean of a distribution.</summary>
        Mean = 11,

        /// <summary>The standard deviation of a distribution.</summary>
        StandardDeviation = 12,

        /// <summary>The shape of an activation, by its own equation.</summary>
        Alpha = 13,

        /// <summary>How sharply an activation bends.</summary>
        Beta = 14,

        /// <summary>The slope for negative inputs.</summary>
        Slope = 15,

        /// <summary>A limit that decides what happens to a value.</summary>
        Threshold = 16,

        /// <summary>The size up to which a value is shrunk to nothing.</summary>
        Lambda = 17,

        /// <summary>The frequency of a wave.</summary>
        Frequency = 18,

        /// <summary>How wide a bend is.</summary>
        Curvature = 19,

        /// <summary>Whether all channels share one learned parameter: 1 or 0.</summary>
        Shared = 20,

        /// <summary>The number of pieces of which the largest counts.</summary>
        Pieces = 21,

        /// <summary>The number of hinges of a piecewise linear function.</summary>
        Hinges = 22,

        /// <summary>Where the lower of two bends begins.</summary>
        LowerThreshold = 23,

        /// <summary>The slope below the lower bend.</summary>
        LowerSlope = 24,

        /// <summary>Where the upper of two bends begins.</summary>
        UpperThreshold = 25,

        /// <summary>The slope above the upper bend.</summary>
        UpperSlope = 26,

        /// <summary>The share of a running mean that is kept.</summary>
        Decay = 27,

        /// <summary>Whether the small constant is added outside the root: 1 or 0.</summary>
        EpsilonOutside = 28,

        /// <summary>How strongly weights are drawn to 0.</summary>
        WeightDecay = 29,

        /// <summary>Whether the learning rate is part of the velocity: 1 or 0.</summary>
        VelocityHoldsRate = 30,

        /// <summary>Whether means that begin at 0 are divided by what they lack: 1 or 0.</summary>
        BiasCorrection = 31,

        /// <summary>Whether the learning rate multiplies the weight decay: 1 or 0.</summary>
        DecayTimesRate = 32,

        /// <summary>How fast a momentum that grows comes to its last value.</summary>
        MomentumDecay = 33,

        /// <summary>The decay of a third mean.</summary>
        Beta3 = 34,

        /// <summary>What a step is multiplied by where it was right.</summary>
        IncreaseFactor = 35,

        /// <summary>What a step is multiplied by where it was wrong.</summary>
        DecreaseFactor = 36,

        /// <summary>Whether a step that was wrong is taken back: 1 or 0.</summary>
        Backtracking = 37,

        /// <summary>The length of a step as a share of the length of the weights.</summary>
        TrustCoefficient = 38,

        /// <summary>Where a schedule begins.</summary>
        Initial = 39,

        /// <summary>How many updates a schedule or one part of it takes.</summary>
        Steps = 40,

        /// <summary>The share of its first value that a schedule ends with.</summary>
        FinalShare = 41,

        /// <summary>What a value is multiplied by.</summary>
        Factor = 42,

        /// <summary>The exponent of a schedule's equation.</summary>
        Power = 43,

        /// <summary>How many times as long as a cycle the next one is.</summary>
        Multiplier = 44,

        /// <summary>The value at the turn of a cycle.</summary>
        Peak = 45,

        /// <summary>The share of its peak that a schedule starts with.</summary>
        StartShare = 46,

        /// <summary>The share of its steps that a schedule takes to its peak.</summary>
        Rise = 47,

        /// <summary>The share of its steps that a schedule takes back from its peak.</summary>
        Fall = 48,

        /// <summary>Whether a schedule follows half a cosine, else a line: 1 or 0.</summary>
        Cosine = 49,

        /// <summary>The updates before a schedule begins.</summary>
        WarmupSteps = 50,

        /// <summary>The share of a schedule's first value that its warm-up starts with.</summary>
        WarmupStart = 51,

        /// <summary>How many values without improvement are borne.</summary>
        Patience = 52,

        /// <summary>How many values after a reduction do not count.</summary>
        Cooldown = 53,

        /// <summary>Whether larger is better: 1 or 0.</summary>
        Maximize = 54,

        /// <summary>Whether a threshold is a difference, else a share: 1 or 0.</summary>
        ThresholdAbsolute = 55,

        /// <summary>Whether a run reports the loss of each epoch by itself: 1 or 0.</summary>
        EachEpoch = 56,

        /// <summary>Which fan divides a variance: 0 fan-in, 1 fan-out, 2 their average.</summary>
        FanMode = 57,

        /// <summary>What the deviation of initial weights is multiplied by.</summary>
        Gain = 58,

        /// <summary>Whether a normal distribution is cut off at two deviations: 1 or 0.</summary>
        Truncated = 59,

        /// <summary>The number of weights that are not zero, of each unit.</summary>
        Connections = 60,

        /// <summary>A share of a whole.</summary>
        Share = 61,

        /// <summary>What the learning rate is multiplied by for one parameter.</summary>
        RateFactor = 62,

        /// <summary>What the weight decay is multiplied by for one parameter.</summary>
        DecayFactor = 63,

        /// <summary>Whether a parameter keeps its values: 1 or 0.</summary>
        Frozen = 64,

        /// <summary>The largest size of an element of a gradient; 0 for any.</summary>
        ClipValue = 65,

        /// <summary>The largest norm of all gradients together; 0 for any.</summary>
        ClipNorm = 66,

        /// <summary>The largest norm of a unit's gradients as a share of the norm of its weights; 0 for any.</summary>
        ClipRatio = 67,

        /// <summary>Whether parameters of fewer than two axes decay: 1 or 0.</summary>
        DecayVectors = 68,

        /// <summary>How the values of the rows become the loss of a batch: 0 mean, 1 sum, 2 weighted mean.</summary>
        Reduction = 69,

        /// <summary>The size of an error from which on a loss grows linearly.</summary>
        Delta = 70,

        /// <summary>The quantile that is estimated.</summary>
        Quantile = 71,

        /// <summary>How strongly what is right already is passed over.</summary>
        Gamma = 72,

        /// <summary>Whether outputs are logarithms: 1 or 0.</summary>
        LogInput = 73,

        /// <summary>Whether terms that do not depend on the outputs are added: 1 or 0.</summary>
        IncludeConstant = 74,

        /// <summary>The share of a target that is spread over all classes.</summary>
        LabelSmoothing = 75,

        /// <summary>The label whose rows do not count.</summary>
        IgnoredLabel = 76,

        /// <summary>By how much the right should be ahead of the wrong.</summary>
        Margin = 77,

        /// <summary>How the terms of a row are joined: 0 sum, 1 mean, 2 the largest.</summary>
        Aggregation = 78,

        /// <summary>Whether distances are squared: 1 or 0.</summary>
        SquaredDistance = 79,

        /// <summary>What similarities are divided by.</summary>
        Temperature = 80,

        /// <summary>Whether both sides are to find each other: 1 or 0.</summary>
        Symmetric = 81,

        /// <summary>Whether vectors are divided by their lengths: 1 or 0.</summary>
        Normalize = 82,

        /// <summary>Which average of the weights is kept: 0 none, 1 exponential, 2 equal.</summary>
        Average = 83,

        /// <summary>The share of an exponential average of the weights that is kept.</summary>
        AverageDecay = 84,

        /// <summary>Whether an average that is young weighs new weights more: 1 or 0.</summary>
        AverageBiasCorrection = 85,

        /// <summary>The first update whose weights are averaged.</summary>
        AverageStart = 86,

        /// <summary>How many updates apart the weights are averaged.</summary>
        AverageInterval = 87,

        /// <summary>The variance of the noise that is added to gradients before the first update; 0 for none.</summary>
        GradientNoise = 88,

        /// <summary>How fast the noise of gradients fades: the exponent of the updates.</summary>
        GradientNoiseDecay = 89,

        /// <summary>Whether the doctor watches each step: 1 or 0.</summary>
        Watch = 90,

        /// <summary>How many recent losses are looked at.</summary>
        Window = 91,

        /// <summary>How many deviations above its recent past a loss is refused; 0 for any.</summary>
        ExplosionFactor = 92,

        /// <summary>The least progress of a loss, as a share of it, that is no plateau.</summary>
        PlateauThreshold = 93,

        /// <summary>How many updates apart their size is measured; 0 for never.</summary>
        RatioInterval = 94,

        /// <summary>How many updates apart the gradient noise scale is measured; 0 for never.</summary>
        NoiseScaleInterval = 95,

        /// <summary>How fast the memory of a mean grows with the number of the step.</summary>
        DecayExponent = 96,

        /// <summary>A second small constant, beside the first.</summary>
        Epsilon2 = 97,

        /// <summary>The root mean square that an update is brought down to.</summary>
        ClipThreshold = 98,

        /// <summary>Whether the learning rate falls with the root of the number of the step: 1 or 0.</summary>
        RelativeStep = 99,

        /// <summary>Whether a step is a share of the size of the parameter: 1 or 0.</summary>
        ScaleByParameter = 100,

        /// <summary>Whether there is a running mean of the updates: 1 or 0.</summary>
        FirstMoment = 101,

        /// <summary>Whether the small constant is a lower limit instead of an addend: 1 or 0.</summary>
        EpsilonFloor = 102,

        /// <summary>Whether the gradient counts again beside the momentum that has it: 1 or 0.</summary>
        Nesterov = 103,

        /// <summary>How often an approximation is improved.</summary>
        Iterations = 104,

        /// <summary>How the learning rate depends on the shape of a matrix: 0 or 1, by the description of the kind.</summary>
        RateScaling = 105,

        /// <summary>The step size of parameters that are no matrices.</summary>
        VectorRate = 106,

        /// <summary>How many steps are remembered.</summary>
        History = 107,

        /// <summary>How often a loss may be evaluated in a search.</summary>
        Evaluations = 108,

        /// <summary>By how much a loss has to fall, as a share of what its slope promises.</summary>
        SufficientDecrease = 109,

        /// <summary>The size that a slope may have where a search ends, as a share of what it was.</summary>
        SlopeShare = 110,

        /// <summary>The size of a gradient that counts as none.</summary>
        GradientTolerance = 111,

        /// <summary>The size of a change of weights that counts as none.</summary>
        ChangeTolerance = 112,

        /// <summary>Whether snapshots are of the average of the weights: 1 or 0.</summary>
        PublishAverage = 113,

        /// <summary>Every how many updates a snapshot is published; 0 for never.</summary>
        PublishInterval = 114,

        /// <summary>How many samples are kept.</summary>
        Capacity = 115,

        /// <summary>What chooses the random numbers.</summary>
        Seed = 116,

        /// <summary>Whether values that are not finite are refused: 1 or 0.</summary>
        RefuseNonFinite = 117,

        /// <summary>What is done where a loss or a gradient is not finite: one of GLIA_POLICY_…</summary>
        NonFinitePolicy = 118,

        /// <summary>What is done where a loss explodes: one of GLIA_POLICY_…</summary>
        ExplosionPolicy = 119,

        /// <summary>What is done where the norm of the gradients is above its bound: one of GLIA_POLICY_…</summary>
        NormPolicy = 120,

        /// <summary>The norm of all gradients above which a step is troubled; 0 for any.</summary>
        NormBound = 121,

        /// <summary>What the learning rate is multiplied by after trouble.</summary>
        RateShrink = 122,

        /// <summary>How many good steps undo one shrinking of the learning rate; 0 for never.</summary>
        RateRecovery = 123,

        /// <summary>How many good steps apart the snapshot to roll back to is renewed.</summary>
        SnapshotInterval = 124,

        /// <summary>The largest size of an input or a target of a row that counts; 0: every row counts.</summary>
        RowBound = 125,

        /// <summary>The largest size of a weight; 0 for any.</summary>
        WeightBound = 126,

        /// <summary>The largest norm of the weights of a unit; 0 for any.</summary>
        UnitBound = 127,
    }
}
