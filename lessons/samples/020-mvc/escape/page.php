<?php $name = '<b>Tor</b>';
// ANCHOR: php
?>
PHP             <?= $name ?>

<?php // ANCHOR_END: php
