using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace StalkingCase.Data;

/// <summary>
/// A model holds the converters of one set of keys, and the force filter or none: so one model for each. Hosts with
/// different keys can then share a process, and an indexed query carries no "or sees all".
/// </summary>
public sealed class CaseModelCacheKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        context is CaseDbContext db ? (db.GetType(), db.Keys, db.SeesAllForces, designTime) : (context.GetType(), designTime);
}
