#include "matching/index/names.hpp"

#include "matching/engine.hpp"

#include <mutex>

namespace sinergi::matching {
namespace {

constexpr std::int64_t rows_at_once = 2'000, records_first = 1'000;

/// Borrows the texts of `of`.
Record record_of(Named const& of) {
    Record out;
    out.fields[at(Field::nama)] = of.name;
    out.fields[at(Field::jk)] = of.sex;
    out.fields[at(Field::tgl_lahir)] = of.born_on;
    // One area for all: people of one area are looked up by each word of a name, however it sounds. It weighs nothing.
    out.fields[at(Field::kode_wil)] = "00";
    return out;
}

}  // namespace

struct Namesakes::Inside {
    IsNear is_near;
    std::mutex lock{};  // of `model`
    std::shared_ptr<Model const> model = std::make_shared<Model const>(default_model(records_first));
    LiveIndex index{*model};
    [[nodiscard]] std::shared_ptr<Model const> model_now() {
        std::lock_guard const held(lock);
        return model;
    }
};

Namesakes::Namesakes(IsNear is_near) : in_(std::make_unique<Inside>(is_near)) {}
Namesakes::~Namesakes() = default;

std::vector<Hit> Namesakes::find(Named const& asked, AsNow const& as_now) const {
    std::vector<std::int64_t> ids;
    for (auto const& hit : in_->index.search(record_of(asked), Index::hits_max).hits)
        if (in_->is_near(hit.score)) ids.push_back(hit.id);
    auto const rows = as_now(ids);
    Index now(*in_->model_now());
    for (auto const& row : rows) now.insert(row.id, record_of(row));
    auto found = now.search(record_of(asked), Index::hits_max);
    std::erase_if(found, [&](Hit const& hit) { return !in_->is_near(hit.score); });
    return found;
}

void Namesakes::read(Page const& page) {
    std::vector<Named> all;
    for (std::int64_t after = 0;;) {
        auto rows = page(after, rows_at_once);
        auto const count = std::ssize(rows);
        if (count > 0) after = rows.back().id;
        std::ranges::move(rows, std::back_inserter(all));
        if (count < rows_at_once) break;
    }
    std::vector<Record> records;
    std::vector<std::string> ids;
    ids.reserve(all.size());
    for (auto const& one : all) {
        records.push_back(record_of(one));
        records.back().id = ids.emplace_back(std::to_string(one.id));
    }
    auto table = table_of(records, 0);
    auto const model = std::make_shared<Model const>(estimate(table, 0, {.threads = 1}));
    static_cast<void>(in_->index.rebuild(*model, [&](LiveIndex::Take const& take) {
        for (std::size_t i = 0; i < all.size(); ++i) take(all[i].id, records[i]);
        return Go::on;
    }));
    std::lock_guard const held(in_->lock);
    in_->model = model;
}

}  // namespace sinergi::matching
