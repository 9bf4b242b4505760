#include "grievances/store/photos.hpp"
#include "grievances/actions.hpp"
#include "grievances/store_sql.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

namespace sinergi::grievances {

db::Statement const& file_names() noexcept { return sql::file_names; }

NewPhoto keep_photo(db::Tx& tx, access::Office& office, KeptPhoto const& photo, Moment now) {
    NewPhoto made{.id = office.ids.make<Photo>(now), .token = crypto::base64url(crypto::random_bytes(18))};
    store::insert_photo(tx,
                        {.id = made.id,
                         .digest = photo.digest,
                         .thumb = photo.thumb,
                         .width = photo.width,
                         .height = photo.height,
                         .lat = photo.lat,
                         .lon = photo.lon},
                        {}, made.token, now);
    return made;
}

}  // namespace sinergi::grievances
