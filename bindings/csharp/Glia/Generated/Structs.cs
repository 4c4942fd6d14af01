// Generated from include/glia/glia.h by bindings/generate/csharp.py; do not edit.

using System;
using System.Runtime.InteropServices;

namespace Glia
{
    /// <summary>How an activation is computed where its kind draws random numbers. Zero in every other field is inference.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ActivationOptions
    {
        private UIntPtr structSize;
        private ulong seed;
        private ulong step;
        private int training;
        private int reserved;

        /// <summary>Chooses the random numbers of training.</summary>
        public ulong Seed
        {
            get { return seed; }
            set { seed = value; }
        }

        /// <summary>The number of the step, which also does: a backward call needs that of its forward call.</summary>
        public ulong Step
        {
            get { return step; }
            set { step = value; }
        }

        /// <summary>true in training, where randomized rectifiers draw; false in inference, where they take the mean.</summary>
        public bool Training
        {
            get { return training != 0; }
            set { training = value ? 1 : 0; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe ActivationOptions Sized()
        {
            return new ActivationOptions { structSize = (UIntPtr)sizeof(ActivationOptions) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe ActivationOptions WithSize()
        {
            ActivationOptions copy = this;
            copy.structSize = (UIntPtr)sizeof(ActivationOptions);
            return copy;
        }
    }

    /// <summary>What glia_catalog_parameter tells about a parameter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ParameterInfo
    {
        private UIntPtr structSize;
        private int key;
        private int isInteger;
        private double defaultValue;
        private double minimum;
        private double maximum;

        /// <summary>The key, one of GLIA_PARAM_….</summary>
        public Param Key
        {
            get { return (Param)key; }
        }

        /// <summary>true where only whole numbers may be set, else false.</summary>
        public bool IsInteger
        {
            get { return isInteger != 0; }
        }

        /// <summary>The value where none is set.</summary>
        public double DefaultValue
        {
            get { return defaultValue; }
        }

        /// <summary>The least value that may be set.</summary>
        public double Minimum
        {
            get { return minimum; }
        }

        /// <summary>The greatest value that may be set.</summary>
        public double Maximum
        {
            get { return maximum; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe ParameterInfo Sized()
        {
            return new ParameterInfo { structSize = (UIntPtr)sizeof(ParameterInfo) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe ParameterInfo WithSize()
        {
            ParameterInfo copy = this;
            copy.structSize = (UIntPtr)sizeof(ParameterInfo);
            return copy;
        }
    }

    /// <summary>What a report says of the whole.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ReportSummary
    {
        private UIntPtr structSize;
        private UIntPtr rows;
        private UIntPtr layers;
        private long firstNonFinite;
        private double nonFiniteInputs;
        private double loss;

        /// <summary>Rows of the batch.</summary>
        public long Rows
        {
            get { return unchecked((long)rows.ToUInt64()); }
        }

        /// <summary>
        /// The number of layers: nodes of the graph that are no inputs, in the order in which they
        /// were added.
        /// </summary>
        public long Layers
        {
            get { return unchecked((long)layers.ToUInt64()); }
        }

        /// <summary>
        /// The first layer with values that are not finite, -1 for none. The forward pass is followed
        /// first: the layer is the first with such outputs. Where all outputs are finite, it is the
        /// first with such gradients as the backward pass meets them, from the last layer on.
        /// </summary>
        public long FirstNonFinite
        {
            get { return firstNonFinite; }
        }

        /// <summary>The fraction, 0 to 1, of input values that are not finite.</summary>
        public double NonFiniteInputs
        {
            get { return nonFiniteInputs; }
        }

        /// <summary>The mean loss of the rows.</summary>
        public double Loss
        {
            get { return loss; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe ReportSummary Sized()
        {
            return new ReportSummary { structSize = (UIntPtr)sizeof(ReportSummary) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe ReportSummary WithSize()
        {
            ReportSummary copy = this;
            copy.structSize = (UIntPtr)sizeof(ReportSummary);
            return copy;
        }
    }

    /// <summary>
    /// What a report says of a layer. A
    /// figure that a layer has not is NaN. Fractions are from 0 to 1.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LayerFigures
    {
        private UIntPtr structSize;
        private UIntPtr rows;
        private UIntPtr units;
        private double dead;
        private double saturated;
        private double mean;
        private double deviation;
        private double nonFinite;
        private double nonFiniteGradients;
        private double nonFiniteParameters;
        private double gradientNorm;
        private double weightNorm;
        private double updateNorm;
        private double updateRatio;

        /// <summary>Rows of the batch.</summary>
        public long Rows
        {
            get { return unchecked((long)rows.ToUInt64()); }
        }

        /// <summary>Units: outputs of a row.</summary>
        public long Units
        {
            get { return unchecked((long)units.ToUInt64()); }
        }

        /// <summary>
        /// The fraction of units that are dead: the output is 0 in every row of the batch, and so is
        /// the gradient of the loss by what the activation computes it from, so that nothing the unit
        /// has will change.
        /// </summary>
        public double Dead
        {
            get { return dead; }
        }

        /// <summary>
        /// The fraction of values that are saturated: |f'(x)| is at most a twentieth of the largest
        /// over -4 &lt;= x &lt; 4 (GLIA_ACTIVATION_PROPERTY_SATURATED_SLOPE). Of a gated unit the gate
        /// counts. 0 for activations that level off on neither side, for those with learned parameters
        /// and for layers without activation; NaN for activations along an axis.
        /// </summary>
        public double Saturated
        {
            get { return saturated; }
        }

        /// <summary>
        /// The mean of all outputs: far from 0 against the deviation, they are not centred. NaN or
        /// infinite where an output is not finite.
        /// </summary>
        public double Mean
        {
            get { return mean; }
        }

        /// <summary>Their standard deviation; NaN where an output is not finite.</summary>
        public double Deviation
        {
            get { return deviation; }
        }

        /// <summary>The fraction of outputs that are NaN or infinite.</summary>
        public double NonFinite
        {
            get { return nonFinite; }
        }

        /// <summary>
        /// The same of the gradients at what the activation computes from, together with those of the
        /// layer's parameters.
        /// </summary>
        public double NonFiniteGradients
        {
            get { return nonFiniteGradients; }
        }

        /// <summary>The same of the layer's parameters; NaN for a layer without.</summary>
        public double NonFiniteParameters
        {
            get { return nonFiniteParameters; }
        }

        /// <summary>
        /// The Euclidean norm of the gradient of the mean loss by all parameters of the layer; NaN for a
        /// layer without.
        /// </summary>
        public double GradientNorm
        {
            get { return gradientNorm; }
        }

        /// <summary>The norm of these parameters; NaN for a layer without.</summary>
        public double WeightNorm
        {
            get { return weightNorm; }
        }

        /// <summary>
        /// The norm of what the trainer's next step would change these parameters by, were this batch
        /// its minibatch, with the optimizer's state as it is; NaN for a report on a model, and for a
        /// layer without parameters.
        /// </summary>
        public double UpdateNorm
        {
            get { return updateNorm; }
        }

        /// <summary>update_norm / weight_norm; infinite where parameters of 0 change.</summary>
        public double UpdateRatio
        {
            get { return updateRatio; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe LayerFigures Sized()
        {
            return new LayerFigures { structSize = (UIntPtr)sizeof(LayerFigures) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe LayerFigures WithSize()
        {
            LayerFigures copy = this;
            copy.structSize = (UIntPtr)sizeof(LayerFigures);
            return copy;
        }
    }

    /// <summary>
    /// Options of a run. Zero in any other field means
    /// the default.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FitOptions
    {
        private UIntPtr structSize;
        private long epochs;
        private UIntPtr batchSize;
        private int keepOrder;
        private int withReplacement;
        private long microBatches;

        /// <summary>For BatchSize: the whole data set at once.</summary>
        public const long FullBatch = -1;

        /// <summary>Passes over the data; 0: 1.</summary>
        public long Epochs
        {
            get { return epochs; }
            set { epochs = value; }
        }

        /// <summary>
        /// Rows of a step; 0: the trainer's largest batch; GLIA_FULL_BATCH: the whole data set. The last
        /// step of an epoch takes what is left. More rows than the largest batch come in chunks: the
        /// results are those of the whole, bit for bit, and memory does not grow. 1 is online learning.
        /// </summary>
        public long BatchSize
        {
            get { return unchecked((long)batchSize.ToUInt64()); }
            set { batchSize = Native.Size(value, nameof(BatchSize)); }
        }

        /// <summary>
        /// true: the samples keep their order; false: each epoch has a new order, drawn by the trainer's
        /// seed, in later runs too.
        /// </summary>
        public bool KeepOrder
        {
            get { return keepOrder != 0; }
            set { keepOrder = value ? 1 : 0; }
        }

        /// <summary>
        /// true: each sample of each step is drawn for itself by the trainer's seed, evenly, so that samples
        /// come several times or not at all; an epoch is as many draws as there are samples. false: an
        /// epoch has each sample once. Not together with keep_order.
        /// </summary>
        public bool WithReplacement
        {
            get { return withReplacement != 0; }
            set { withReplacement = value ? 1 : 0; }
        }

        /// <summary>
        /// Steps whose gradients are averaged for one update, at most 16777216; 0 or 1: each step is an
        /// update. The last update of an epoch takes what is left.
        /// </summary>
        public long MicroBatches
        {
            get { return microBatches; }
            set { microBatches = value; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe FitOptions Sized()
        {
            return new FitOptions { structSize = (UIntPtr)sizeof(FitOptions) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe FitOptions WithSize()
        {
            FitOptions copy = this;
            copy.structSize = (UIntPtr)sizeof(FitOptions);
            return copy;
        }
    }

    /// <summary>How far a run is.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Progress
    {
        private UIntPtr structSize;
        private long epoch;
        private long epochs;
        private long step;
        private long steps;
        private long samples;
        private double loss;
        private double accuracy;
        private double samplesPerSecond;
        private double secondsLeft;
        private int epochFinished;
        private int finished;

        /// <summary>The epoch that the last step belonged to, from 0.</summary>
        public long Epoch
        {
            get { return epoch; }
        }

        /// <summary>Epochs of the run.</summary>
        public long Epochs
        {
            get { return epochs; }
        }

        /// <summary>Steps done in that epoch.</summary>
        public long Step
        {
            get { return step; }
        }

        /// <summary>Steps of an epoch; 0 before the first step of a run.</summary>
        public long Steps
        {
            get { return steps; }
        }

        /// <summary>Samples seen since the run was begun.</summary>
        public long Samples
        {
            get { return samples; }
        }

        /// <summary>The mean loss of that epoch so far; NaN before its first step.</summary>
        public double Loss
        {
            get { return loss; }
        }

        /// <summary>
        /// The share of that epoch's samples so far, 0 to 1, whose class was right when they were
        /// seen; NaN for a loss without classes.
        /// </summary>
        public double Accuracy
        {
            get { return accuracy; }
        }

        /// <summary>Samples per second of this process; 0 before its first step.</summary>
        public double SamplesPerSecond
        {
            get { return samplesPerSecond; }
        }

        /// <summary>Seconds until the end of the run at this speed; NaN before the first step.</summary>
        public double SecondsLeft
        {
            get { return secondsLeft; }
        }

        /// <summary>true: the last step ended an epoch.</summary>
        public bool EpochFinished
        {
            get { return epochFinished != 0; }
        }

        /// <summary>true: the run is done.</summary>
        public bool Finished
        {
            get { return finished != 0; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe Progress Sized()
        {
            return new Progress { structSize = (UIntPtr)sizeof(Progress) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe Progress WithSize()
        {
            Progress copy = this;
            copy.structSize = (UIntPtr)sizeof(Progress);
            return copy;
        }
    }

    /// <summary>What a frame of training did, and how long what is left may take.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Frame
    {
        private UIntPtr structSize;
        private long steps;
        private int finished;
        private int underWay;
        private double loss;
        private double stepShare;
        private double nanoseconds;
        private double stepNanosecondsLeft;
        private double epochNanosecondsLeft;

        /// <summary>Steps that were finished in the frame.</summary>
        public long Steps
        {
            get { return steps; }
        }

        /// <summary>true: the run is done, or the step over arrays is.</summary>
        public bool Finished
        {
            get { return finished != 0; }
        }

        /// <summary>true: a step is under way, which the next frame goes on with.</summary>
        public bool UnderWay
        {
            get { return underWay != 0; }
        }

        /// <summary>The mean loss of the last step that was finished, before its update; NaN without one.</summary>
        public double Loss
        {
            get { return loss; }
        }

        /// <summary>About how much of the step under way is done, from 0 to below 1; 0 without one.</summary>
        public double StepShare
        {
            get { return stepShare; }
        }

        /// <summary>Nanoseconds that the frame took.</summary>
        public double Nanoseconds
        {
            get { return nanoseconds; }
        }

        /// <summary>
        /// Nanoseconds of computing that the step under way, or else the next one, still takes, by the
        /// steps before it; NaN before the first was finished.
        /// </summary>
        public double StepNanosecondsLeft
        {
            get { return stepNanosecondsLeft; }
        }

        /// <summary>The same for all steps that are left of the epoch; NaN also for arrays.</summary>
        public double EpochNanosecondsLeft
        {
            get { return epochNanosecondsLeft; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe Frame Sized()
        {
            return new Frame { structSize = (UIntPtr)sizeof(Frame) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe Frame WithSize()
        {
            Frame copy = this;
            copy.structSize = (UIntPtr)sizeof(Frame);
            return copy;
        }
    }

    /// <summary>
    /// Options of a gradient check. Zero in any
    /// other field means the default.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GradientCheckOptions
    {
        private UIntPtr structSize;
        private double step;
        private double relativeTolerance;
        private double absoluteTolerance;
        private UIntPtr mostElements;
        private ulong selectionSeed;
        private int training;
        private int reserved;
        private ulong seed;
        private ulong trainingStep;

        /// <summary>
        /// How far a value is nudged to either side, times its size where that is above 1; from 1e-9
        /// to 1; 0: 1e-5.
        /// </summary>
        public double Step
        {
            get { return step; }
            set { step = value; }
        }

        /// <summary>
        /// What a gradient may be off, as a share of the largest gradient of its tensor; up to 1; 0:
        /// 1e-4, which is what float32 may lose.
        /// </summary>
        public double RelativeTolerance
        {
            get { return relativeTolerance; }
            set { relativeTolerance = value; }
        }

        /// <summary>What a gradient may be off besides; 0: 2.5e-7, for a loss of order one.</summary>
        public double AbsoluteTolerance
        {
            get { return absoluteTolerance; }
            set { absoluteTolerance = value; }
        }

        /// <summary>
        /// The most elements of a tensor that are looked at: one of each of so many slices of it, and
        /// always that of the largest gradient; 0: all.
        /// </summary>
        public long MostElements
        {
            get { return unchecked((long)mostElements.ToUInt64()); }
            set { mostElements = Native.Size(value, nameof(MostElements)); }
        }

        /// <summary>Chooses them.</summary>
        public ulong SelectionSeed
        {
            get { return selectionSeed; }
            set { selectionSeed = value; }
        }

        /// <summary>true: the passes of training, in which randomized rectifiers draw; false: those of inference.</summary>
        public bool Training
        {
            get { return training != 0; }
            set { training = value ? 1 : 0; }
        }

        /// <summary>In training: the seed, as a trainer's.</summary>
        public ulong Seed
        {
            get { return seed; }
            set { seed = value; }
        }

        /// <summary>In training: the updates that a trainer has done before the step.</summary>
        public ulong TrainingStep
        {
            get { return trainingStep; }
            set { trainingStep = value; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe GradientCheckOptions Sized()
        {
            return new GradientCheckOptions { structSize = (UIntPtr)sizeof(GradientCheckOptions) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe GradientCheckOptions WithSize()
        {
            GradientCheckOptions copy = this;
            copy.structSize = (UIntPtr)sizeof(GradientCheckOptions);
            return copy;
        }
    }

    /// <summary>What a gradient check found.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GradientReport
    {
        private UIntPtr structSize;
        private UIntPtr @checked;
        private UIntPtr outOfTolerance;
        private UIntPtr atKinks;
        private UIntPtr tooSmall;
        private double loss;
        private double lossInDouble;
        private double worstAnalytic;
        private double worstNumeric;
        private double worstError;
        private double worstTolerance;

        /// <summary>Elements that were compared.</summary>
        public long Checked
        {
            get { return unchecked((long)@checked.ToUInt64()); }
        }

        /// <summary>
        /// Those that are further off than they may be: 0 where the gradients are right. One that is not
        /// finite counts, too.
        /// </summary>
        public long OutOfTolerance
        {
            get { return unchecked((long)outOfTolerance.ToUInt64()); }
        }

        /// <summary>
        /// Elements that were not compared, since there is a kink (a jump of the slope, as of ReLU at 0,
        /// or of the value) between the points of the difference: neither right nor wrong.
        /// </summary>
        public long AtKinks
        {
            get { return unchecked((long)atKinks.ToUInt64()); }
        }

        /// <summary>
        /// Of the elements compared, those of tensors whose gradients are all so small that the tolerance
        /// would hide an error of 1 %: they show little. Where they are many, scale the loss up, or lower
        /// absolute_tolerance.
        /// </summary>
        public long TooSmall
        {
            get { return unchecked((long)tooSmall.ToUInt64()); }
        }

        /// <summary>The loss as the model computes it; a host's, of the model's outputs.</summary>
        public double Loss
        {
            get { return loss; }
        }

        /// <summary>The loss with the whole model computed in float64.</summary>
        public double LossInDouble
        {
            get { return lossInDouble; }
        }

        /// <summary>
        /// The gradient of the worst element, whose error is the largest share of its tolerance, as the
        /// backward pass computed it; NaN where nothing was compared. Where elements are out of tolerance
        /// it is one of the tensor nearest to the loss that has such, since what is wrong there makes all
        /// behind it wrong.
        /// </summary>
        public double WorstAnalytic
        {
            get { return worstAnalytic; }
        }

        /// <summary>What differences gave for it.</summary>
        public double WorstNumeric
        {
            get { return worstNumeric; }
        }

        /// <summary>How far they are apart; infinite where one is not finite.</summary>
        public double WorstError
        {
            get { return worstError; }
        }

        /// <summary>
        /// How far they may be: relative_tolerance times the largest gradient of the tensor, and
        /// absolute_tolerance, and the rounding of float64.
        /// </summary>
        public double WorstTolerance
        {
            get { return worstTolerance; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe GradientReport Sized()
        {
            return new GradientReport { structSize = (UIntPtr)sizeof(GradientReport) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe GradientReport WithSize()
        {
            GradientReport copy = this;
            copy.structSize = (UIntPtr)sizeof(GradientReport);
            return copy;
        }
    }

    /// <summary>
    /// Options of glia_model_initialize_lsuv. Zero in any
    /// other field means the default.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LsuvOptions
    {
        private UIntPtr structSize;
        private double tolerance;
        private UIntPtr mostScalings;
        private int keepWeights;
        private int reserved;

        /// <summary>How far from 1 a variance may be, up to 1; 0: 0.1, as published.</summary>
        public double Tolerance
        {
            get { return tolerance; }
            set { tolerance = value; }
        }

        /// <summary>The most scalings of a layer, up to 1000; 0: 10.</summary>
        public long MostScalings
        {
            get { return unchecked((long)mostScalings.ToUInt64()); }
            set { mostScalings = Native.Size(value, nameof(MostScalings)); }
        }

        /// <summary>true to scale the weights as they stand; false to begin with orthogonal ones, as published.</summary>
        public bool KeepWeights
        {
            get { return keepWeights != 0; }
            set { keepWeights = value ? 1 : 0; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe LsuvOptions Sized()
        {
            return new LsuvOptions { structSize = (UIntPtr)sizeof(LsuvOptions) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe LsuvOptions WithSize()
        {
            LsuvOptions copy = this;
            copy.structSize = (UIntPtr)sizeof(LsuvOptions);
            return copy;
        }
    }

    /// <summary>What glia_model_initialize_lsuv did.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct LsuvReport
    {
        private UIntPtr structSize;
        private UIntPtr rows;
        private UIntPtr layers;
        private UIntPtr outOfTolerance;
        private UIntPtr scalings;
        private double leastVariance;
        private double greatestVariance;

        /// <summary>Rows of the batch.</summary>
        public long Rows
        {
            get { return unchecked((long)rows.ToUInt64()); }
        }

        /// <summary>Dense layers.</summary>
        public long Layers
        {
            get { return unchecked((long)layers.ToUInt64()); }
        }

        /// <summary>
        /// Those whose variance is now out of tolerance: it is 0 or not finite, as with inputs that are
        /// all the same, or the bias has too much of it, or there were too few scalings.
        /// </summary>
        public long OutOfTolerance
        {
            get { return unchecked((long)outOfTolerance.ToUInt64()); }
        }

        /// <summary>Scalings of all layers together.</summary>
        public long Scalings
        {
            get { return unchecked((long)scalings.ToUInt64()); }
        }

        /// <summary>The least variance of a layer's sums at the end; NaN where none is a number.</summary>
        public double LeastVariance
        {
            get { return leastVariance; }
        }

        /// <summary>The greatest.</summary>
        public double GreatestVariance
        {
            get { return greatestVariance; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe LsuvReport Sized()
        {
            return new LsuvReport { structSize = (UIntPtr)sizeof(LsuvReport) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe LsuvReport WithSize()
        {
            LsuvReport copy = this;
            copy.structSize = (UIntPtr)sizeof(LsuvReport);
            return copy;
        }
    }

    /// <summary>What glia_optimizer_needs tells about an optimizer and a parameter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct OptimizerInfo
    {
        private UIntPtr structSize;
        private int slots;
        private int looksAhead;
        private int takesWholeParameters;
        private int searches;
        private UIntPtr stateFloats;
        private UIntPtr scratchFloats;
        private UIntPtr searchDoubles;

        /// <summary>Arrays of state; most have a float beside each weight.</summary>
        public int Slots
        {
            get { return slots; }
        }

        /// <summary>true where gradients are to be taken where glia_optimizer_look_ahead says, else false.</summary>
        public bool LooksAhead
        {
            get { return looksAhead != 0; }
        }

        /// <summary>
        /// true where the update of a weight depends on its whole parameter, so that each parameter is a
        /// call of its own; false where all of them may be one array.
        /// </summary>
        public bool TakesWholeParameters
        {
            get { return takesWholeParameters != 0; }
        }

        /// <summary>true where a step is a search: glia_optimizer_search does it, and glia_optimizer_step cannot.</summary>
        public bool Searches
        {
            get { return searches != 0; }
        }

        /// <summary>Floats of all arrays of state of the parameter.</summary>
        public long StateFloats
        {
            get { return unchecked((long)stateFloats.ToUInt64()); }
        }

        /// <summary>Floats of memory that its update works in.</summary>
        public long ScratchFloats
        {
            get { return unchecked((long)scratchFloats.ToUInt64()); }
        }

        /// <summary>Doubles that a search keeps; 0 where there is none.</summary>
        public long SearchDoubles
        {
            get { return unchecked((long)searchDoubles.ToUInt64()); }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe OptimizerInfo Sized()
        {
            return new OptimizerInfo { structSize = (UIntPtr)sizeof(OptimizerInfo) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe OptimizerInfo WithSize()
        {
            OptimizerInfo copy = this;
            copy.structSize = (UIntPtr)sizeof(OptimizerInfo);
            return copy;
        }
    }

    /// <summary>
    /// Options of glia_runtime_new. Zero in any other
    /// field means the default.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct RuntimeOptions
    {
        private UIntPtr structSize;
        private int threads;
        private int level;

        /// <summary>
        /// Threads that work in a call, the calling one counted, 1 to 1024; 0: the calling one alone.
        /// The runtime owns the others. With more than 1, large pieces of work are shared through a
        /// lock and wake-ups; after one, the others look out for the next for up to about a tenth of a
        /// millisecond, then they sleep and use no processor. With 1, the default, a run locks nothing
        /// and makes no system call.
        /// </summary>
        public int Threads
        {
            get { return threads; }
            set { threads = value; }
        }

        /// <summary>The instruction set, one of GLIA_LEVEL_…, for tests; 0: the best that the CPU has.</summary>
        public Level Level
        {
            get { return (Level)level; }
            set { level = (int)value; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe RuntimeOptions Sized()
        {
            return new RuntimeOptions { structSize = (UIntPtr)sizeof(RuntimeOptions) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe RuntimeOptions WithSize()
        {
            RuntimeOptions copy = this;
            copy.structSize = (UIntPtr)sizeof(RuntimeOptions);
            return copy;
        }
    }

    /// <summary>
    /// Options of a trainer. Zero in any other field
    /// means the default.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TrainerOptions
    {
        private UIntPtr structSize;
        private UIntPtr largestBatch;
        private ulong seed;
        private int inputGradient;
        private int reserved;

        /// <summary>
        /// The most rows that are computed at a time, which decides on memory and speed; 0: 64, or for
        /// a loaded trainer the batch of its run if that is larger, but at most 1024. Larger batches
        /// come in chunks: no result depends on it.
        /// </summary>
        public long LargestBatch
        {
            get { return unchecked((long)largestBatch.ToUInt64()); }
            set { largestBatch = Native.Size(value, nameof(LargestBatch)); }
        }

        /// <summary>Chooses the order of the samples of each epoch. A loaded trainer keeps its own.</summary>
        public ulong Seed
        {
            get { return seed; }
            set { seed = value; }
        }

        /// <summary>true: a step also computes the gradient at the model's input; false: it does not.</summary>
        public bool InputGradient
        {
            get { return inputGradient != 0; }
            set { inputGradient = value ? 1 : 0; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe TrainerOptions Sized()
        {
            return new TrainerOptions { structSize = (UIntPtr)sizeof(TrainerOptions) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe TrainerOptions WithSize()
        {
            TrainerOptions copy = this;
            copy.structSize = (UIntPtr)sizeof(TrainerOptions);
            return copy;
        }
    }

    /// <summary>What happened in a step that was in trouble.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct WatchEvent
    {
        private UIntPtr structSize;
        private int finding;
        private int policy;
        private long step;
        private long layer;
        private long sample;
        private long rows;
        private double loss;
        private double gradientNorm;
        private double limit;

        /// <summary>What happened: one of GLIA_FINDING_…</summary>
        public Finding Finding
        {
            get { return (Finding)finding; }
        }

        /// <summary>What was done: one of GLIA_POLICY_…</summary>
        public Policy Policy
        {
            get { return (Policy)policy; }
        }

        /// <summary>The number of the update that the step was or would have been, from 1.</summary>
        public long Step
        {
            get { return step; }
        }

        /// <summary>The layer where it began, numbered as in a report; -1 for none.</summary>
        public long Layer
        {
            get { return layer; }
        }

        /// <summary>
        /// The sample where it began: the row of the batch, in a run the sample of the data set; -1 where
        /// it is not known, or was none.
        /// </summary>
        public long Sample
        {
            get { return sample; }
        }

        /// <summary>Rows that were left out of the batch, of which `sample` is the first; 0 for none.</summary>
        public long Rows
        {
            get { return rows; }
        }

        /// <summary>The loss; NaN also where the host computed it.</summary>
        public double Loss
        {
            get { return loss; }
        }

        /// <summary>The Euclidean norm of all gradients, before clipping.</summary>
        public double GradientNorm
        {
            get { return gradientNorm; }
        }

        /// <summary>What the loss or the norm could be at most, where it was too large; else NaN.</summary>
        public double Limit
        {
            get { return limit; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe WatchEvent Sized()
        {
            return new WatchEvent { structSize = (UIntPtr)sizeof(WatchEvent) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe WatchEvent WithSize()
        {
            WatchEvent copy = this;
            copy.structSize = (UIntPtr)sizeof(WatchEvent);
            return copy;
        }
    }

    /// <summary>What the watch over a training run knows. A figure that there is not yet is NaN.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct WatchStatus
    {
        private UIntPtr structSize;
        private long watched;
        private long refused;
        private int finding;
        private int plateau;
        private long refusedStep;
        private long refusedLayer;
        private double loss;
        private double lossMean;
        private double lossDeviation;
        private double lossLimit;
        private double progress;
        private double gradientNorm;
        private double updateRatio;
        private double noiseScale;
        private double gradientVariance;
        private double gradientSquare;
        private long events;
        private long lossesNotFinite;
        private long gradientsNotFinite;
        private long explosions;
        private long normsOutOfBounds;
        private long droppedRows;
        private long skipped;
        private long rateShrinks;
        private long rollBacks;
        private long stops;
        private long clipped;
        private long leftOut;
        private double rateScale;
        private int frozen;
        private int reserved;

        /// <summary>Updates that were watched.</summary>
        public long Watched
        {
            get { return watched; }
        }

        /// <summary>Steps that were refused.</summary>
        public long Refused
        {
            get { return refused; }
        }

        /// <summary>What the last event was: one of GLIA_FINDING_…; GLIA_FINDING_NOTHING for none.</summary>
        public Finding Finding
        {
            get { return (Finding)finding; }
        }

        /// <summary>true where the losses of a full window fell by less than GLIA_PARAM_PLATEAU_THRESHOLD.</summary>
        public bool Plateau
        {
            get { return plateau != 0; }
        }

        /// <summary>The update that the step of the last event was or would have been, from 1; 0 for none.</summary>
        public long RefusedStep
        {
            get { return refusedStep; }
        }

        /// <summary>The layer where that began, numbered as in a report; -1 for none.</summary>
        public long RefusedLayer
        {
            get { return refusedLayer; }
        }

        /// <summary>The loss of the last update.</summary>
        public double Loss
        {
            get { return loss; }
        }

        /// <summary>The mean of the losses in the window.</summary>
        public double LossMean
        {
            get { return lossMean; }
        }

        /// <summary>Their standard deviation.</summary>
        public double LossDeviation
        {
            get { return lossDeviation; }
        }

        /// <summary>Above which a loss is refused; NaN until the window is full.</summary>
        public double LossLimit
        {
            get { return lossLimit; }
        }

        /// <summary>
        /// By which share the mean loss fell from the older half of a full window to the newer one; below
        /// 0 where it rose.
        /// </summary>
        public double Progress
        {
            get { return progress; }
        }

        /// <summary>The Euclidean norm of all gradients at the last update, before clipping.</summary>
        public double GradientNorm
        {
            get { return gradientNorm; }
        }

        /// <summary>The largest ratio of update to weight of a layer when it was measured last.</summary>
        public double UpdateRatio
        {
            get { return updateRatio; }
        }

        /// <summary>
        /// The gradient noise scale, in rows: gradient_variance / gradient_square. A batch far smaller
        /// has gradients that are mostly noise, one far larger hardly less noise than it.
        /// </summary>
        public double NoiseScale
        {
            get { return noiseScale; }
        }

        /// <summary>The variance of the gradient of one row, over all parameters.</summary>
        public double GradientVariance
        {
            get { return gradientVariance; }
        }

        /// <summary>The squared norm of the gradient without noise.</summary>
        public double GradientSquare
        {
            get { return gradientSquare; }
        }

        /// <summary>Events so far: glia_trainer_watch_event tells of the last 64, each by its number from 0.</summary>
        public long Events
        {
            get { return events; }
        }

        /// <summary>
        /// Events by what was found: losses and gradients that were not finite, losses that exploded, norms
        /// above GLIA_PARAM_NORM_BOUND.
        /// </summary>
        public long LossesNotFinite
        {
            get { return lossesNotFinite; }
        }

        /// <summary>Nothing is said of it.</summary>
        public long GradientsNotFinite
        {
            get { return gradientsNotFinite; }
        }

        /// <summary>Nothing is said of it.</summary>
        public long Explosions
        {
            get { return explosions; }
        }

        /// <summary>Nothing is said of it.</summary>
        public long NormsOutOfBounds
        {
            get { return normsOutOfBounds; }
        }

        /// <summary>Rows above GLIA_PARAM_ROW_BOUND, which were left out of their batches.</summary>
        public long DroppedRows
        {
            get { return droppedRows; }
        }

        /// <summary>Events by what was done, beside `refused`: one of GLIA_POLICY_… each.</summary>
        public long Skipped
        {
            get { return skipped; }
        }

        /// <summary>Nothing is said of it.</summary>
        public long RateShrinks
        {
            get { return rateShrinks; }
        }

        /// <summary>Nothing is said of it.</summary>
        public long RollBacks
        {
            get { return rollBacks; }
        }

        /// <summary>Nothing is said of it.</summary>
        public long Stops
        {
            get { return stops; }
        }

        /// <summary>Nothing is said of it.</summary>
        public long Clipped
        {
            get { return clipped; }
        }

        /// <summary>Steps that were refused or left out since the last one that was done.</summary>
        public long LeftOut
        {
            get { return leftOut; }
        }

        /// <summary>What the learning rate is multiplied by at present: below 1 where it shrank.</summary>
        public double RateScale
        {
            get { return rateScale; }
        }

        /// <summary>true where nothing is learned at present (GLIA_PARAM_FROZEN of glia_trainer_update_set), else false.</summary>
        public bool Frozen
        {
            get { return frozen != 0; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe WatchStatus Sized()
        {
            return new WatchStatus { structSize = (UIntPtr)sizeof(WatchStatus) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe WatchStatus WithSize()
        {
            WatchStatus copy = this;
            copy.structSize = (UIntPtr)sizeof(WatchStatus);
            return copy;
        }
    }

    /// <summary>
    /// How a training thread spends its time. Zero in any
    /// other field means the default.
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TrainingOptions
    {
        private UIntPtr structSize;
        private long sliceNanoseconds;
        private long restNanoseconds;

        /// <summary>
        /// Nanoseconds of a slice, as the budget of glia_trainer_run_for: after each the thread looks whether
        /// it should end. 0: 1000000.
        /// </summary>
        public long SliceNanoseconds
        {
            get { return sliceNanoseconds; }
            set { sliceNanoseconds = value; }
        }

        /// <summary>Nanoseconds that the thread sleeps after each slice; 0: it does not.</summary>
        public long RestNanoseconds
        {
            get { return restNanoseconds; }
            set { restNanoseconds = value; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe TrainingOptions Sized()
        {
            return new TrainingOptions { structSize = (UIntPtr)sizeof(TrainingOptions) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe TrainingOptions WithSize()
        {
            TrainingOptions copy = this;
            copy.structSize = (UIntPtr)sizeof(TrainingOptions);
            return copy;
        }
    }

    /// <summary>How far a training is.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TrainingState
    {
        private UIntPtr structSize;
        private int running;
        private int finished;
        private int status;
        private int reserved;
        private long steps;
        private double loss;
        private double nanoseconds;
        private double epochNanosecondsLeft;

        /// <summary>true: the thread has the trainer; false: the training has ended, and the trainer is the host's again.</summary>
        public bool Running
        {
            get { return running != 0; }
        }

        /// <summary>true: it has done everything that was asked for.</summary>
        public bool Finished
        {
            get { return finished != 0; }
        }

        /// <summary>
        /// What ended it before, as the call that it did the work of would have returned it; GLIA_OK where
        /// nothing did. glia_training_wait and glia_training_stop give the error.
        /// </summary>
        public ErrorCode Status
        {
            get { return (ErrorCode)status; }
        }

        /// <summary>Steps that it finished.</summary>
        public long Steps
        {
            get { return steps; }
        }

        /// <summary>The mean loss of the last of them, before its update; NaN before the first.</summary>
        public double Loss
        {
            get { return loss; }
        }

        /// <summary>Nanoseconds that it computed for.</summary>
        public double Nanoseconds
        {
            get { return nanoseconds; }
        }

        /// <summary>
        /// Nanoseconds of computing for what is left of the epoch; NaN where that is not known, and for
        /// samples.
        /// </summary>
        public double EpochNanosecondsLeft
        {
            get { return epochNanosecondsLeft; }
        }

        /// <summary>All zero but for the size, as the library wants it.</summary>
        public static unsafe TrainingState Sized()
        {
            return new TrainingState { structSize = (UIntPtr)sizeof(TrainingState) };
        }

        /// <summary>The same with the size set.</summary>
        public unsafe TrainingState WithSize()
        {
            TrainingState copy = this;
            copy.structSize = (UIntPtr)sizeof(TrainingState);
            return copy;
        }
    }
}
