namespace StalkingCase.Domain.Kernel;

/// <summary>
/// A protected detail (class P of the security design): an address, phone, safe place, safe time. It prints as a mask,
/// so that a template, log line or message that is handed one by mistake shows nothing. Only <see cref="Reveal"/>
/// gives the words, and a page that calls it must have been let through the reveal gate.
/// </summary>
public sealed class ProtectedText(string words) : IEquatable<ProtectedText>
{
    public const string Mask = "••••••";
    private readonly string _words = words;

    public static ProtectedText? Of(string? words) => string.IsNullOrWhiteSpace(words) ? null : new ProtectedText(words.Trim());

    public string Reveal() => _words;

    public override string ToString() => Mask;

    public bool Equals(ProtectedText? other) => other is not null && other._words == _words;

    public override bool Equals(object? obj) => Equals(obj as ProtectedText);

    public override int GetHashCode() => _words.GetHashCode(StringComparison.Ordinal);
}
