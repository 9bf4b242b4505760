#include "registry/intake/sent.hpp"

#include "audit/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/read.hpp"
#include "registry/store/intake.hpp"

namespace sinergi::registry::intake {
namespace {

lists::Villages const& villages() {
    static lists::Villages const all;
    return all;
}

Result<std::string> key_of(House const& house, ImportRow const& import) {
    auto const bytes = crypto::from_base64url(import.key);
    if (!bytes) return refuse(Why::not_found, "lists.gone");
    auto key = crypto::unbox(house.office.secret, *bytes);
    if (!key) return refuse(Why::not_found, "lists.gone");
    return *std::move(key);
}

}  // namespace

Result<access::Permit> import_permit(access::Officer const& by) {
    return access::permit(access::Act::import_registry, by, by.area, "import");
}

void note(House& house, db::Tx& tx, access::Officer const& by, std::string_view act, ImportRow const& import,
          Moment now) {
    audit::note(tx, house.office.ids, now, by.trace(import.name), act,
                {.kind = "import", .id = import.id.raw(), .region = by.area});
}

Result<std::vector<File>> files_of(House const& house, ImportRow const& import) {
    SINERGI_TRY(key, key_of(house, import));
    SINERGI_TRY(sent, json::read<std::vector<SentFile>>(import.files));
    std::vector<File> out;
    for (auto const& one : sent) {
        SINERGI_TRY(bytes, house.vault.get(one.id, key));
        out.push_back({one.name, std::move(bytes)});
    }
    return out;
}

Result<Told> told_of(House& house, ImportRow const& import, Heard const& heard) {
    SINERGI_TRY(files, files_of(house, import));
    auto const today = date_in(house.office.zone, house.office.clock.now());
    Told told;
    told.period = import.period;
    told.mended = house.office.db.read([&](db::Tx& tx) { return store::cells(tx, import.id); });
    told.remembered = [&house](std::string_view signature) {
        return house.office.db.read([&](db::Tx& tx) { return store::mapping(tx, signature); });
    };
    for (auto const& file : files) SINERGI_MUST(told.read(file.name, file.bytes, today, villages(), heard));
    told.gather(today, *house.areas.atlas());
    return told;
}

}  // namespace sinergi::registry::intake
