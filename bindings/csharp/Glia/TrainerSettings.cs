// What holds for the updates of a trainer: the optimizer, schedules, groups, and the doctor's watch.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Trainer
    {
        /// <summary>Sets a parameter of the optimizer, from the next step on.</summary>
        public void SetOptimizer(Param key, double value)
        {
            Native.Check(NativeMethods.glia_trainer_optimizer_set(Handle, (int)key, value, out IntPtr error), error);
        }

        /// <summary>A parameter of the optimizer, as it is now.</summary>
        public double GetOptimizer(Param key)
        {
            double value;
            Native.Check(NativeMethods.glia_trainer_optimizer_get(Handle, (int)key, &value, out IntPtr error), error);
            return value;
        }

        /// <summary>Sets what holds for all updates, such as clipping, averages of the weights and how often a
        /// snapshot is published.</summary>
        public void SetUpdate(Param key, double value)
        {
            Native.Check(NativeMethods.glia_trainer_update_set(Handle, (int)key, value, out IntPtr error), error);
        }

        /// <summary>What holds for all updates.</summary>
        public double GetUpdate(Param key)
        {
            double value;
            Native.Check(NativeMethods.glia_trainer_update_get(Handle, (int)key, &value, out IntPtr error), error);
            return value;
        }

        /// <summary>Sets what holds for one parameter of the network, such as Param.Frozen.</summary>
        public void SetGroup(int parameter, Param key, double value)
        {
            Native.Check(NativeMethods.glia_trainer_group_set(Handle, Native.Count(parameter, "parameter"), (int)key, value,
                out IntPtr error), error);
        }

        /// <summary>What holds for one parameter of the network.</summary>
        public double GetGroup(int parameter, Param key)
        {
            double value;
            Native.Check(NativeMethods.glia_trainer_group_get(Handle, Native.Count(parameter, "parameter"), (int)key, &value,
                out IntPtr error), error);
            return value;
        }

        /// <summary>Lets a parameter of the optimizer follow a schedule, of which the trainer keeps a copy; null
        /// for none.</summary>
        public void SetSchedule(Param key, Schedule schedule)
        {
            Native.Check(NativeMethods.glia_trainer_schedule_set(Handle, (int)key,
                schedule == null ? ScheduleHandle.Null : schedule.Handle, out IntPtr error), error);
        }

        /// <summary>A copy of the schedule that a parameter follows.</summary>
        public Schedule GetSchedule(Param key)
        {
            Native.Check(NativeMethods.glia_trainer_schedule_get(Handle, (int)key, out ScheduleHandle copy, out IntPtr error), error);
            return new Schedule(copy);
        }

        /// <summary>Tells plateaus how training goes.</summary>
        public void ReportToSchedules(double value)
        {
            Native.Check(NativeMethods.glia_trainer_schedule_report(Handle, value, out IntPtr error), error);
        }

        /// <summary>Lets nothing be learned, or learning go on; steps report the loss all the same.</summary>
        public void Freeze(bool frozen)
        {
            SetUpdate(Param.Frozen, frozen ? 1 : 0);
        }

        /// <summary>Sets what the doctor watches in each step: Param.Watch and others.</summary>
        public void SetWatch(Param key, double value)
        {
            Native.Check(NativeMethods.glia_trainer_watch_set(Handle, (int)key, value, out IntPtr error), error);
        }

        /// <summary>Sets what is done where a step is in trouble: Param.NonFinitePolicy and its like. A step that
        /// is refused fails with ErrorCode.Diverged before the weights are touched.</summary>
        public void SetWatch(Param key, Policy policy)
        {
            SetWatch(key, (double)(int)policy);
        }

        /// <summary>What the doctor watches.</summary>
        public double GetWatch(Param key)
        {
            double value;
            Native.Check(NativeMethods.glia_trainer_watch_get(Handle, (int)key, &value, out IntPtr error), error);
            return value;
        }

        /// <summary>What the watch knows.</summary>
        public WatchStatus WatchStatus
        {
            get
            {
                WatchStatus status = Glia.WatchStatus.Sized();
                Native.Check(NativeMethods.glia_trainer_watch_status(Handle, &status, out IntPtr error), error);
                return status;
            }
        }

        /// <summary>An event by its number, from 0 to below Events of the status; the last 64 are kept.</summary>
        public WatchEvent WatchEvent(long number)
        {
            WatchEvent found = Glia.WatchEvent.Sized();
            Native.Check(NativeMethods.glia_trainer_watch_event(Handle, (ulong)number, &found, out IntPtr error), error);
            return found;
        }

        /// <summary>The ratio of update to weights of a layer, when it was measured last.</summary>
        public double WatchRatio(int layer)
        {
            double ratio;
            Native.Check(NativeMethods.glia_trainer_watch_ratio(Handle, Native.Count(layer, "layer"), &ratio, out IntPtr error),
                error);
            return ratio;
        }

        /// <summary>What the watch advises, in words.</summary>
        public string WatchAdvice()
        {
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_trainer_watch_advice(Handle, text, capacity, needed, out error));
        }
    }
}
