UPDATE bookings SET sailing_id = 'sai_9c2d'
WHERE reference = 'K7M2PX';
