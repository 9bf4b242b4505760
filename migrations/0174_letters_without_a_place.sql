-- Letters that lost their place when their sender was restored: what they bring stays until they come again.
CREATE INDEX federation_in_epoch_old ON federation_in (id)
 WHERE state = 'refused' AND refusal = 'federation.epoch_old';
