// The little of Unity that the sample uses, so that tests can compile and run it without Unity.

namespace UnityEngine
{
    public class MonoBehaviour
    {
    }

    [System.AttributeUsage(System.AttributeTargets.Field)]
    public sealed class SerializeField : System.Attribute
    {
    }
}
