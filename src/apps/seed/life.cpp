#include "seed/life.hpp"

#include "grievances/actions.hpp"
#include "plumbing/files/images.hpp"

#include <fmt/format.h>

namespace sinergi::seed {
namespace {

using grievances::Deed;
using grievances::Desk;

constexpr std::int64_t clocks_max = 2'000;

/// What became of a tale.
struct Lived {
    grievances::GrievanceId id;
    std::string key;
};

Result<Lived> receive(db::Tx& tx, Desk const& desk, Staff const& staff, Tale const& tale,
                      std::vector<Shot> const& shots) {
    auto wish = tale.wish;
    for (auto const& account : tale.names)
        wish.about.push_back(
            {.kind = grievances::AboutKind::officer, .name = staff.of(account).name, .account = staff.of(account).id});
    for (auto const& shot : shots)
        wish.photos.push_back(
            grievances::keep_photo(tx, desk.office, {shot.digest, shot.thumb, shot.width, shot.height}, desk.now));
    std::optional<access::Officer> by;
    if (!tale.by.empty()) by = staff.of(tale.by);
    SINERGI_TRY(receipt, grievances::receive(tx, desk, by, wish));
    return Lived{receipt.id, receipt.key};
}

Done do_turn(db::Tx& tx, Desk const& desk, Staff const& staff, Turn const& turn, std::vector<Lived> const& lived) {
    auto const& own = lived[turn.of];
    if (turn.by.empty()) {
        SINERGI_TRY(tracked, grievances::reporter_does(tx, desk, grievances::tracking_number(own.id), own.key,
                                                       turn.deed, turn.text, turn.is_satisfied));
        return {};
    }
    grievances::Wish wish{.text = turn.text, .reason = turn.reason, .until = turn.until};
    if (!turn.to.empty()) wish.officer = staff.of(turn.to).id;
    if (!turn.unit.empty()) wish.unit = staff.unit(turn.unit);
    if (turn.deed == Deed::merged) wish.into = lived[turn.into].id;
    auto const& by = staff.of(turn.by);
    // Who works on a file has opened it first.
    SINERGI_TRY(opened, grievances::open_file(tx, desk, by, own.id));
    SINERGI_TRY(done, grievances::act(tx, desk, by, own.id, turn.deed, wish));
    return {};
}

Done one_turn(db::Tx& tx, Desk const& desk, Staff const& staff, Plot const& plot, Turn const& turn,
              std::vector<std::vector<Shot>> const& photos, std::vector<Lived>& lived) {
    if (turn.deed == Deed::climbed) {
        SINERGI_TRY(moved, grievances::run_clocks(tx, desk, clocks_max));
        return {};
    }
    if (turn.deed != Deed::received) return do_turn(tx, desk, staff, turn, lived);
    SINERGI_TRY(made, receive(tx, desk, staff, plot.tales[turn.of], photos[turn.of]));
    lived[turn.of] = made;
    return {};
}

}  // namespace

std::vector<std::vector<Shot>> take_photos(Plot const& plot, files::FileStore const& files) {
    std::vector<std::vector<Shot>> all(plot.tales.size());
    std::uint64_t seed = 0;
    for (std::size_t i = 0; i < plot.tales.size(); ++i) {
        for (auto const scene : plot.tales[i].scenes) {
            auto const clean = files::cleaned(draw(scene, ++seed));
            if (!clean) throw Fault(fmt::format("a photo of the demo was refused: {}", clean.error().key));
            all[i].push_back({files.put(clean->jpeg), files.put(clean->thumbnail), clean->width, clean->height});
        }
    }
    return all;
}

Done live(db::Tx& tx, access::Office& office, calendar::Calendar const& calendar, Staff const& staff, Plot const& plot,
          std::vector<std::vector<Shot>> const& photos) {
    auto const settings = grievances::read_settings(tx, date_in(office.zone, plot.turns.front().at));
    std::vector<Lived> lived(plot.tales.size());
    for (auto const& turn : plot.turns) {
        Desk const desk{office, settings, calendar, turn.at};
        auto done = one_turn(tx, desk, staff, plot, turn, photos, lived);
        if (done) continue;
        auto refusal = std::move(done).error();
        auto const& tale = plot.tales[turn.of];
        refusal.about += fmt::format(" [{} by '{}' on {} at {}]", boost::describe::enum_to_string(turn.deed, ""),
                                     turn.by, tale.wish.kind, turn.at.text());
        return std::unexpected(std::move(refusal));
    }
    return {};
}

}  // namespace sinergi::seed
