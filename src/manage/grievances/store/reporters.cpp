#include "grievances/store/reporters.hpp"

#include "grievances/store_sql.hpp"
#include "matching/compare/reason.hpp"
#include "matching/engine.hpp"
#include "matching/index.hpp"

#include <mutex>

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

constexpr std::int64_t rows_at_once = 2'000;

matching::Record record_of(std::string_view name) {
    matching::Record out;
    out.fields[at(Field::nama)] = name;
    // One area for all: people of one area are looked up by each word of a name, however it sounds. It weighs nothing.
    out.fields[at(Field::kode_wil)] = "00";
    return out;
}

/// A single word is half of the country's name; and who shares but one word is somebody else.
bool is_same_name(matching::Score const& score) noexcept {
    return score.levels[at(Field::nama)] <= static_cast<matching::Level>(matching::TextLevel::rough);
}

}  // namespace

struct Reporters::Inside {
    std::mutex lock;  // of `model`
    std::shared_ptr<matching::Model const> model =
        std::make_shared<matching::Model const>(matching::default_model(1'000));
    matching::LiveIndex index{*model};
    [[nodiscard]] std::shared_ptr<matching::Model const> model_now() {
        std::lock_guard const held(lock);
        return model;
    }
};

Reporters::Reporters() : in_(std::make_unique<Inside>()) {}
Reporters::~Reporters() = default;

std::vector<SameReporter> Reporters::find(db::Tx& tx, std::string_view name) const {
    if (name.find(' ') == name.npos) return {};
    auto const question = record_of(name);
    std::vector<store::ReporterName> rows;
    for (auto const& hit : in_->index.search(question, matching::Index::hits_max).hits)
        if (is_same_name(hit.score))
            if (auto row = store::reporter_name(tx, GrievanceId(hit.id))) rows.push_back(std::move(*row));
    matching::Index now(*in_->model_now());
    for (auto const& row : rows) now.insert(row.grievance.raw(), record_of(row.name));
    std::vector<SameReporter> out;
    for (auto const& hit : now.search(question, matching::Index::hits_max)) {
        if (!is_same_name(hit.score)) continue;
        auto const words = [&](matching::Tongue tongue) {
            return std::string(matching::reason(at(Field::nama), hit.score.levels[at(Field::nama)], tongue));
        };
        out.push_back({GrievanceId(hit.id), words(matching::Tongue::id), words(matching::Tongue::en)});
    }
    return out;
}

void Reporters::read(db::Database& db) {
    std::vector<store::ReporterName> all;
    for (GrievanceId after;;) {
        auto const rows = db.read([&](db::Tx& tx) { return store::reporter_names(tx, after, rows_at_once); });
        all.insert(all.end(), rows.begin(), rows.end());
        if (std::ssize(rows) < rows_at_once) break;
        after = rows.back().grievance;
    }
    std::vector<matching::Record> records;
    std::vector<std::string> ids;
    ids.reserve(all.size());
    for (auto const& one : all) {
        records.push_back(record_of(one.name));
        records.back().id = ids.emplace_back(std::to_string(one.grievance.raw()));
    }
    // How common a name is among the people of this office is counted from them.
    auto table = matching::table_of(records, 0);
    auto const model = std::make_shared<matching::Model const>(matching::estimate(table, 0, {.threads = 1}));
    static_cast<void>(in_->index.rebuild(*model, [&](matching::LiveIndex::Take const& take) {
        for (std::size_t i = 0; i < all.size(); ++i) take(all[i].grievance.raw(), records[i]);
        return matching::Go::on;
    }));
    std::lock_guard const held(in_->lock);
    in_->model = model;
}

}  // namespace sinergi::grievances
