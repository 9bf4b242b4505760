#include "registry/known.hpp"

namespace sinergi::registry {
namespace {

constexpr std::int64_t rows_at_once = 5'000, counted_max = 50'000'000;
// A model's priors suit a number of records; below this they are those of a village.
constexpr std::int64_t records_min = 10'000;

/// A record that borrows from what it is made of; days are written out first.
struct Encoded {
    explicit Encoded(Indexed const& one) : born(one.born_on ? one.born_on->text() : ""), region(one.region.text()) {
        fill(one);
    }
    explicit Encoded(Sought const& q) : born(q.born_on ? q.born_on->text() : ""), region(q.region.text()) { fill(q); }
    Encoded(Encoded const&) = delete;
    void fill(auto const& of) {
        auto const put = [this](matching::Field field, std::string_view text) {
            record.fields[matching::at(field)] = text;
        };
        put(matching::Field::nama, of.name);
        put(matching::Field::nik, of.nik);
        put(matching::Field::no_kk, of.no_kk);
        put(matching::Field::tgl_lahir, born);
        put(matching::Field::tempat_lahir, of.born_place);
        put(matching::Field::jk, of.sex);
        put(matching::Field::nama_ibu, of.mother_name);
        put(matching::Field::alamat, of.address);
        put(matching::Field::kode_wil, region);
    }
    std::string born, region;
    matching::Record record;
};

}  // namespace

Known::Known(db::Database& db) : db_(db), index_(matching::default_model(records_min)) {}

void Known::build(std::function<bool()> const& is_ending) {
    auto const count = db_.read([](db::Tx& tx) { return store::count_persons(tx, counted_max); });
    auto const model = matching::default_model(std::max(count, records_min));
    index_.rebuild(model, [&](matching::LiveIndex::Take const& take) {
        for (PersonId after;;) {
            if (is_ending()) return matching::Go::stop;
            auto const rows = db_.read([&](db::Tx& tx) { return store::all_persons(tx, after, rows_at_once); });
            for (auto const& one : rows) take(one.id.raw(), Encoded(one).record);
            if (rows.empty()) return matching::Go::on;
            after = rows.back().id;
        }
    });
}

void Known::refresh(std::span<PersonId const> changed) {
    for (auto const id : changed) {
        auto const rows = db_.read([&](db::Tx& tx) { return store::all_persons(tx, PersonId(id.raw() - 1), 1); });
        if (!rows.empty() && rows.front().id == id)
            index_.insert(id.raw(), Encoded(rows.front()).record);
        else
            index_.erase(id.raw());
    }
}

matching::LiveIndex::Answer Known::search(Sought const& question, std::size_t limit) {
    return index_.search(Encoded(question).record, std::min(limit, matching::Index::hits_max));
}

}  // namespace sinergi::registry
