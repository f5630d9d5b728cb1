using StalkingCase.Data.Protection;

namespace StalkingCase.Data.Auditing;

/// <summary>Keyed hashes of log rows (SEC-L05) and the shortened digests inside them.</summary>
public static class RowHashes
{
    private const int ShortLength = 34;

    /// <summary>128 bits: enough to tell that two values are one, at half the room.</summary>
    public static string Short(FieldKeys keys, string text)
    {
        var digest = keys.Digest(text);
        return digest[..Math.Min(digest.Length, ShortLength)];
    }

    public static string Of(FieldKeys keys, AuditEntry row) => keys.Digest(StoredJson.Write(new object?[]
        { row.At.UtcTicks, row.ForceId, row.UserId, row.Actor, row.SessionId, row.CorrelationId, row.Action, row.Entity, row.EntityId, row.CaseId, row.Changes }));

    // The source is left out where there is none, so that rows written before it existed keep their hash.
    public static string Of(FieldKeys keys, AccessLogEntry row) => keys.Digest(StoredJson.Write((object?[])
        [row.At.UtcTicks, row.ForceId, row.UserId, row.Role, row.SessionId, row.CorrelationId, row.Action, row.Route, row.CaseId, row.SubjectId, row.ReasonId, row.Outcome, row.Digests, row.ShownIds, row.Shown, .. row.Source is null ? Array.Empty<object?>() : [row.Source]]));
}
