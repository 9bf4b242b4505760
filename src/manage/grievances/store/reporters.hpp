#pragma once
// Who reported before under another spelling: the reporters of open complaints in an index in memory.

#include "grievances/store.hpp"

#include <memory>
#include <string_view>

namespace sinergi::grievances {

namespace store {
/// Reporters of open complaints, for an index of names, not for a reader.
struct ReporterName {
    GrievanceId grievance;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ReporterName, (), (grievance, name))
[[nodiscard]] std::vector<ReporterName> reporter_names(db::Tx& tx, GrievanceId after, std::int64_t row_max);
[[nodiscard]] std::optional<ReporterName> reporter_name(db::Tx& tx, GrievanceId of);
}  // namespace store

/// A complaint whose reporter may be the one who stands at the desk, and why.
struct SameReporter {
    GrievanceId of;
    std::string because_id, because_en;  // "nama sama kecuali satu salah ketik"
};

/// Filled from the store at the start and again every few minutes, on a job's thread; nobody waits for it. Many threads
/// may ask.
class Reporters {
public:
    Reporters();
    ~Reporters();
    /// The likeliest first. Of open complaints only, as the store says now: a name typed into a search must not tell
    /// who reported in confidence. Says nothing of who may see the complaints: ask `list_some`.
    [[nodiscard]] std::vector<SameReporter> find(db::Tx& tx, std::string_view name) const;
    /// Reads all reporters anew; others go on asking.
    void read(db::Database& db);

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}  // namespace sinergi::grievances
