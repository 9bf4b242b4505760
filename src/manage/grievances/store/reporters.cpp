#include "grievances/store/reporters.hpp"

#include "grievances/store_sql.hpp"
#include "matching/compare/reason.hpp"
#include "matching/index/names.hpp"

namespace sinergi::grievances {

namespace store {

std::vector<ReporterName> reporter_names(db::Tx& tx, GrievanceId after, std::int64_t row_max) {
    return tx.all<ReporterName>(sql::reporter_names, {{"after", after.raw()}, {"row_max", row_max}});
}
std::optional<ReporterName> reporter_name(db::Tx& tx, GrievanceId of) {
    return tx.find<ReporterName>(sql::reporter_name, {{"id", of}});
}

}  // namespace store

namespace {

using matching::at;
using matching::Field;

/// A single word is half of the country's name; and who shares but one word is somebody else.
bool is_same_name(matching::Score const& score) noexcept {
    return score.levels[at(Field::nama)] <= static_cast<matching::Level>(matching::TextLevel::rough);
}

}  // namespace

struct Reporters::Inside {
    matching::Namesakes names{is_same_name};
};

Reporters::Reporters() : in_(std::make_unique<Inside>()) {}
Reporters::~Reporters() = default;

std::vector<SameReporter> Reporters::find(db::Tx& tx, std::string_view name) const {
    if (name.find(' ') == name.npos) return {};
    auto const as_now = [&](std::vector<std::int64_t> const& ids) {
        std::vector<matching::Named> now;
        for (auto const id : ids)
            if (auto row = store::reporter_name(tx, GrievanceId(id))) now.push_back({.id = id, .name = row->name});
        return now;
    };
    std::vector<SameReporter> out;
    for (auto const& hit : in_->names.find({.id = 0, .name = std::string(name)}, as_now)) {
        auto const words = [&](matching::Tongue tongue) {
            return std::string(matching::reason(at(Field::nama), hit.score.levels[at(Field::nama)], tongue));
        };
        out.push_back({GrievanceId(hit.id), words(matching::Tongue::id), words(matching::Tongue::en)});
    }
    return out;
}

void Reporters::read(db::Database& db) {
    in_->names.read([&](std::int64_t after, std::int64_t row_max) {
        std::vector<matching::Named> page;
        for (auto const& row :
             db.read([&](db::Tx& tx) { return store::reporter_names(tx, GrievanceId(after), row_max); }))
            page.push_back({.id = row.grievance.raw(), .name = row.name});
        return page;
    });
}

}  // namespace sinergi::grievances
